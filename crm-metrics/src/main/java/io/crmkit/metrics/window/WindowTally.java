package io.crmkit.metrics.window;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rating.RatingTally;
import java.time.Instant;

/**
 * The answers given in a span of time.
 *
 * @param from the first instant of the span
 * @param to the first instant after it
 * @param tally the answers with a time from {@code from} until before {@code to}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WindowTally(Instant from, Instant to, RatingTally tally) {
    /**
     * Checks the span.
     *
     * @throws InvalidInputException if it does not end after it begins
     */
    public WindowTally {
        if (!from.isBefore(to)) {
            throw new InvalidInputException("window.to", "must be after window.from");
        }
    }
}
