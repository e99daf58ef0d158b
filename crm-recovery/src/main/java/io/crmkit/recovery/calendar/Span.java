package io.crmkit.recovery.calendar;

import io.crmkit.core.error.InvalidInputException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A stretch of time from one instant up to, not including, another. Both ends are cut to whole seconds.
 *
 * @param from the first instant of the span
 * @param to the end, not before {@code from}; a span of no length is allowed
 */
public record Span(Instant from, Instant to) {
    /**
     * Cuts both ends to whole seconds.
     *
     * @throws InvalidInputException if the end is before the start
     */
    public Span {
        from = from.truncatedTo(ChronoUnit.SECONDS);
        to = to.truncatedTo(ChronoUnit.SECONDS);
        if (to.isBefore(from)) {
            throw new InvalidInputException("span", "must not end before it starts");
        }
    }
}
