package io.crmkit.recovery.failure;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The report of a service that failed a customer. It is input: what is kept of it is the recovery case that it opens. New
 * attributes will be optional; not for implementation.
 */
@Value.Immutable
public interface ServiceFailure extends WithServiceFailure {
    /** Returns whom it happened to. */
    CustomerId customer();

    /** Returns in which way the service failed. */
    FailureKind kind();

    /** Returns how badly it hit the customer; MEDIUM unless set. */
    @Value.Default
    default Severity severity() {
        return Severity.MEDIUM;
    }

    /** Returns how the business came to know; COMPLAINT unless set. */
    @Value.Default
    default FailureSource source() {
        return FailureSource.COMPLAINT;
    }

    /** Returns the category of the incident, if known. */
    Optional<FailureCategory> category();

    /** Returns whether the service itself failed or the way it was given, if known. */
    Optional<FailureDimension> dimension();

    /** Returns whose fault it was, if known. */
    Optional<Fault> fault();

    /** Returns the way by which the report came in, if known. */
    Optional<Channel> channel();

    /** Returns when it happened, if known; not after the report came in. */
    Optional<Instant> occurredAt();

    /** Returns when the report came in and the clocks begin to run, any time ago; when the case is opened, unless set. */
    Optional<Instant> receivedAt();

    /** Returns what it was about, such as the key of an order or trip; never personal data. */
    Optional<String> reference();

    /** Returns what the customer said. Personal: redacted in texts, removed when the customer is erased. */
    @Value.Redacted
    Optional<String> description();

    /** Returns what the customer asks for. Personal, like the description. */
    @Value.Redacted
    Optional<String> remedySought();

    /** Returns the keys of documents that support the report, such as a photo in a store of the host; never personal data. */
    List<String> evidence();

    /**
     * Returns what makes two reports the same failure: customer, kind and reference unless set. While a case with a
     * fingerprint is open, a report with the same one opens no second case. Never personal data.
     */
    @Value.Default
    default String fingerprint() {
        return customer().value() + "/" + kind() + "/" + reference().orElse("");
    }

    /** Refuses a blank fingerprint. */
    @Value.Check
    default void check() {
        if (fingerprint().isBlank()) {
            throw new InvalidInputException("failure.fingerprint", "must not be blank");
        }
    }

    /** Returns a builder of a report of this kind. */
    static Builder builder(FailureKind kind, CustomerId customer) {
        return new Builder().kind(kind).customer(customer);
    }

    /** Alias for {@code builder(FailureKind.DELAY, customer)}. */
    static Builder delay(CustomerId customer) {
        return builder(FailureKind.DELAY, customer);
    }

    /** Alias for {@code builder(FailureKind.POOR_QUALITY, customer)}. */
    static Builder poorQuality(CustomerId customer) {
        return builder(FailureKind.POOR_QUALITY, customer);
    }

    /** Alias for {@code builder(FailureKind.UNAVAILABILITY, customer)}. */
    static Builder unavailability(CustomerId customer) {
        return builder(FailureKind.UNAVAILABILITY, customer);
    }

    /** Alias for {@code builder(FailureKind.ERROR_IN_EXECUTION, customer)}. */
    static Builder errorInExecution(CustomerId customer) {
        return builder(FailureKind.ERROR_IN_EXECUTION, customer);
    }

    /** Builds a report. */
    final class Builder extends ImmutableServiceFailure.Builder {
        Builder() {}
    }
}
