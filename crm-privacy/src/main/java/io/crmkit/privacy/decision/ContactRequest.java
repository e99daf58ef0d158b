package io.crmkit.privacy.decision;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.Brand;
import io.crmkit.privacy.consent.ContactPointToken;
import io.crmkit.privacy.fact.Facts;
import io.crmkit.privacy.input.InputRules;
import io.crmkit.privacy.pack.Jurisdiction;
import io.crmkit.privacy.style.PrivacyStyle;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * The question: one customer, channel and purpose. What is left out is unknown, and unknown never permits. Not for
 * implementation by hosts.
 */
@Value.Immutable
@PrivacyStyle
public interface ContactRequest {
    /** Returns who is to be contacted. */
    CustomerId customer();

    /** Returns the channel. */
    Channel channel();

    /** Returns what the contact is for. */
    Purpose purpose();

    /**
     * Returns which address or number is to be used; empty for whichever. Then a stop on one of them is a stop, a consent for one is a
     * consent, and a consent that names none has to count for each that the log names.
     */
    Optional<ContactPointToken> contactPoint();

    /** Returns the brand in whose name the contact is made; empty for the business as a whole. */
    Optional<Brand> brand();

    /** Returns the moment of the contact, in the years 1 to 9999; empty for now. */
    Optional<Instant> at();

    /**
     * Returns up to when recorded events are to be known, that moment included; empty for all. For an auditor who asks what
     * the business could know.
     */
    Optional<Instant> knownAt();

    /** Returns whose laws apply: where the customer lives and is. None is known by default, and then the answer is no. */
    List<Jurisdiction> jurisdictions();

    /** Returns where the message is sent from, if a law that reaches by that is to be asked too. */
    Optional<Jurisdiction> sentFrom();

    /** Returns where the customer may be; none means anywhere, so that no hour is a safe hour. */
    Set<ZoneId> zones();

    /** Returns the contacts that frequency caps count; empty if they are not known, and then no cap is kept. */
    Optional<RecentContacts> recentContacts();

    /** Returns the entry on the suppression list, if the contact value has one. */
    Optional<SuppressionMatch> suppression();

    /** Returns what else is known. */
    @Value.Default
    default Facts facts() {
        return Facts.none();
    }

    /**
     * Checks the moment.
     *
     * @throws InvalidInputException if it lies outside of the years 1 to 9999
     */
    @Value.Check
    default void check() {
        if (at().isPresent() && !InputRules.inCalendar(at().get())) {
            throw new InvalidInputException("contactRequest.at", InputRules.IN_CALENDAR);
        }
    }

    /** Returns this request for another moment. */
    ContactRequest withAt(Instant at);

    /** Returns this request with other jurisdictions. */
    ContactRequest withJurisdictions(Iterable<? extends Jurisdiction> jurisdictions);

    /** Returns this request with other zones. */
    ContactRequest withZones(Iterable<? extends ZoneId> zones);

    /** Returns this request with the contacts that frequency caps count. */
    ContactRequest withRecentContacts(RecentContacts contacts);

    /** Returns this request with an entry on the suppression list. */
    ContactRequest withSuppression(SuppressionMatch suppression);

    /** Returns this request with other facts. */
    ContactRequest withFacts(Facts facts);

    /** Returns the bare question; short for {@code builder(customer, channel, purpose).build()}. */
    static ContactRequest of(CustomerId customer, Channel channel, Purpose purpose) {
        return builder(customer, channel, purpose).build();
    }

    /** Starts a question. */
    static Builder builder(CustomerId customer, Channel channel, Purpose purpose) {
        return new Builder().customer(customer).channel(channel).purpose(purpose);
    }

    /** Makes a request. */
    final class Builder extends ImmutableContactRequest.Builder {
        Builder() {}
    }
}
