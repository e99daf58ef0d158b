package io.crmkit.privacy.breach;

import io.crmkit.core.error.InvalidInputException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody was told of a breach. Information may come in phases (GDPR art. 33(4)); the first one keeps the time limit.
 *
 * @param id names it within the breach
 * @param to who was told
 * @param at when
 * @param reference what the authority calls it, or which message it was
 * @param delayReason why it came late; needed if the first one to the authority did (art. 33(1))
 */
public record BreachReport(
        String id, Audience to, Instant at, Optional<String> reference, Optional<String> delayReason) {
    /** Who is told. */
    public enum Audience {
        /** The supervisory authority. */
        AUTHORITY,
        /** The persons whose data it is. */
        PERSONS,
        /** The controller, if the business only processes for it (art. 33(2)). */
        CONTROLLER
    }

    /**
     * Checks the texts.
     *
     * @throws InvalidInputException if one is blank
     */
    public BreachReport {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(at, "at");
        if (id.isBlank()
                || reference.filter(String::isBlank).isPresent()
                || delayReason.filter(String::isBlank).isPresent()) {
            throw new InvalidInputException("breachReport", "must not hold blank texts");
        }
    }

    /** Returns a report without reference. */
    public static BreachReport of(String id, Audience to, Instant at) {
        return new BreachReport(id, to, at, Optional.empty(), Optional.empty());
    }

    /** Returns this report with the reasons of its delay. */
    public BreachReport lateBecause(String reason) {
        return new BreachReport(id, to, at, reference, Optional.of(reason));
    }

    /** Returns this report with what it is called elsewhere. */
    public BreachReport withReference(String text) {
        return new BreachReport(id, to, at, Optional.of(text), delayReason);
    }
}
