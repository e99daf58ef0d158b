package io.crmkit.privacy.request;

import io.crmkit.core.error.InvalidInputException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * On which basis a record is kept, and how long.
 *
 * @param legalBasis the rule that demands or allows it, such as {@code GDPR art. 17(3)(b)}
 * @param until the last day; empty if it depends on an event, such as the release of a legal hold
 */
public record KeepTerm(String legalBasis, Optional<LocalDate> until) {
    /**
     * Checks the basis.
     *
     * @throws InvalidInputException if it is blank
     */
    public KeepTerm {
        Objects.requireNonNull(until, "until");
        if (legalBasis.isBlank()) {
            throw new InvalidInputException("keepTerm.legalBasis", "must not be blank");
        }
    }
}
