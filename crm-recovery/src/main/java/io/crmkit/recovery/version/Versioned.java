package io.crmkit.recovery.version;

import io.crmkit.core.error.InvalidInputException;
import java.time.LocalDate;
import java.util.Optional;

/** A version of something that holds from one date to another. */
public interface Versioned {
    /** Returns what it is a version of. */
    String id();

    /** Returns the first date that it holds for. */
    LocalDate validFrom();

    /** Returns the first date that it does not hold for any more. */
    Optional<LocalDate> validTo();

    /** Returns whether it holds on this date. */
    default boolean holdsOn(LocalDate date) {
        return !date.isBefore(validFrom())
                && validTo().filter(end -> !date.isBefore(end)).isEmpty();
    }

    /**
     * Checks the names and dates of a version.
     *
     * @throws InvalidInputException if a name is blank or it ends before it begins
     */
    static void check(String id, String version, LocalDate validFrom, Optional<LocalDate> validTo) {
        if (id.isBlank() || version.isBlank()) {
            throw new InvalidInputException("pack", "must have id and version");
        }
        if (validTo.isPresent() && !validTo.get().isAfter(validFrom)) {
            throw new InvalidInputException("pack.validTo", "must be after validFrom");
        }
    }
}
