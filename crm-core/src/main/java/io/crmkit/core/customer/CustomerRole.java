package io.crmkit.core.customer;

import io.crmkit.core.rule.Require;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What a customer is to the business for some time: prospect, customer, partner, supplier and the like.
 *
 * @param role the name of the role, as the business calls it, not blank
 * @param from the first day, if known
 * @param thru the last day, if it has one
 */
public record CustomerRole(String role, Optional<LocalDate> from, Optional<LocalDate> thru) {
    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the role is blank or ends before it begins
     */
    public CustomerRole {
        from = Objects.requireNonNullElse(from, Optional.empty());
        thru = Objects.requireNonNullElse(thru, Optional.empty());
        Require.notBlank(role, "customerRole.role");
        Require.inOrder(from, thru, "customerRole.thru");
    }

    /** Returns a role without known dates. */
    public static CustomerRole of(String role) {
        return new CustomerRole(role, Optional.empty(), Optional.empty());
    }

    /** Returns whether the customer has this role on a day. */
    public boolean heldOn(LocalDate day) {
        return from.filter(day::isBefore).isEmpty() && thru.filter(day::isAfter).isEmpty();
    }

    /** Hides the role, which is free text. */
    @Override
    public String toString() {
        return "CustomerRole[***]";
    }
}
