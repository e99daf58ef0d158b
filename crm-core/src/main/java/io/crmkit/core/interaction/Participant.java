package io.crmkit.core.interaction;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.rule.Require;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody who took part in an interaction. {@code toString} hides the contact point.
 *
 * @param role the part played, such as {@code caller} or {@code cc}, not blank
 * @param customer the customer, if it is one
 * @param contactPoint the address or number used, if known
 */
public record Participant(String role, Optional<CustomerId> customer, Optional<String> contactPoint) {
    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if role or contact point is blank
     */
    public Participant {
        customer = Objects.requireNonNullElse(customer, Optional.empty());
        contactPoint = Objects.requireNonNullElse(contactPoint, Optional.empty());
        Require.notBlank(role, "participant.role");
        Require.notBlank(contactPoint, "participant.contactPoint");
    }

    /** Returns a customer who took part. */
    public static Participant of(String role, CustomerId customer) {
        return new Participant(role, Optional.of(customer), Optional.empty());
    }

    /** Returns somebody of whom only an address or number is known. */
    public static Participant unknown(String role, String contactPoint) {
        return new Participant(role, Optional.empty(), Optional.of(contactPoint));
    }

    @Override
    public String toString() {
        return "Participant[" + customer.map(CustomerId::value).orElse("***") + "]";
    }
}
