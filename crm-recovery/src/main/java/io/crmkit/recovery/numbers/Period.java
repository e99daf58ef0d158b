package io.crmkit.recovery.numbers;

import io.crmkit.core.error.InvalidInputException;
import java.time.Instant;

/**
 * A stretch of time that is reported on.
 *
 * @param from its first instant
 * @param until the first instant that is not part of it
 */
public record Period(Instant from, Instant until) {
    /**
     * Checks the order.
     *
     * @throws InvalidInputException if it is empty
     */
    public Period {
        if (!until.isAfter(from)) {
            throw new InvalidInputException("period.until", "must be after from");
        }
    }

    /** Returns whether an instant is part of it. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }
}
