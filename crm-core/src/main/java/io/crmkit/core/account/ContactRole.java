package io.crmkit.core.account;

import io.crmkit.core.rule.Require;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody is to an account for some time.
 *
 * @param kind the role
 * @param primary whether it is the first one to ask in this role
 * @param from the first day, if known
 * @param thru the last day, if it has one
 */
public record ContactRole(Kind kind, boolean primary, Optional<LocalDate> from, Optional<LocalDate> thru) {
    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the role ends before it begins
     */
    public ContactRole {
        Objects.requireNonNull(kind, "kind");
        from = Objects.requireNonNullElse(from, Optional.empty());
        thru = Objects.requireNonNullElse(thru, Optional.empty());
        Require.inOrder(from, thru, "contactRole.thru");
    }

    /** Returns a role without known dates. */
    public static ContactRole of(Kind kind) {
        return new ContactRole(kind, false, Optional.empty(), Optional.empty());
    }

    /** Returns a primary role without known dates. */
    public static ContactRole primary(Kind kind) {
        return new ContactRole(kind, true, Optional.empty(), Optional.empty());
    }

    /** Returns this role, ending with a day. */
    public ContactRole until(LocalDate lastDay) {
        return new ContactRole(kind, primary, from, Optional.of(lastDay));
    }

    /** Returns whether there is a day on which both are held. */
    boolean overlaps(ContactRole other) {
        return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(ContactRole other) {
        return from.isEmpty() || other.thru.isEmpty() || !from.get().isAfter(other.thru.get());
    }

    /** The roles. */
    public enum Kind {
        /** Decides. */
        DECISION_MAKER,
        /** Has the ear of those who decide. */
        INFLUENCER,
        /** Speaks for the business within the account. */
        CHAMPION,
        /** Answers for the relation at the top. */
        EXECUTIVE_SPONSOR,
        /** Buys. */
        BUYER,
        /** Uses what was bought. */
        USER,
        /** Receives and pays bills. */
        BILLING,
        /** Answers technical questions. */
        TECHNICAL,
        /** Answers legal questions. */
        LEGAL,
        /** Anything else. */
        OTHER
    }
}
