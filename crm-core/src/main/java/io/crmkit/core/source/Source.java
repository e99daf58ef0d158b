package io.crmkit.core.source;

import io.crmkit.core.error.InvalidInputException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The system a record came from and its id there. System and external id together name one record of a type, so that the same
 * import or webhook can come twice without doubling anything.
 *
 * @param system the system, not blank
 * @param externalId the id of the record in that system, not blank
 * @param capturedAt when it was captured there, if known
 * @param method how it came, such as {@code csv} or {@code webhook}, if known
 */
public record Source(String system, String externalId, Optional<Instant> capturedAt, Optional<String> method) {
    /**
     * Checks system and id.
     *
     * @throws InvalidInputException if one is blank
     */
    public Source {
        if (system.isBlank()) {
            throw new InvalidInputException("source.system", "must not be blank");
        }
        if (externalId.isBlank()) {
            throw new InvalidInputException("source.externalId", "must not be blank");
        }
        capturedAt = Objects.requireNonNullElse(capturedAt, Optional.empty());
        method = Objects.requireNonNullElse(method, Optional.empty());
    }

    /** Returns a source without time and method. */
    public static Source of(String system, String externalId) {
        return new Source(system, externalId, Optional.empty(), Optional.empty());
    }

    /** Returns the text under which the two names count as equal: lengths keep the boundary unambiguous. */
    public String key() {
        return system.length() + ":" + system + externalId;
    }

    /** Hides the external id, which other systems sometimes make of personal data. */
    @Override
    public String toString() {
        return "Source[" + system + "]";
    }
}
