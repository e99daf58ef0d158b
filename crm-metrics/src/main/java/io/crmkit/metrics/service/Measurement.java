package io.crmkit.metrics.service;

import io.crmkit.core.error.InvalidInputException;
import java.time.Duration;
import java.util.Optional;

/**
 * One time, or why there is none.
 *
 * @param time the time, not negative; empty if it is excluded
 * @param excluded why there is no time; empty if there is one
 */
public record Measurement(Optional<Duration> time, Optional<ServiceExclusion> excluded) {
    /**
     * Checks that it is one of the two.
     *
     * @throws InvalidInputException if there are both or none, or the time is negative
     */
    public Measurement {
        if (time.isPresent() == excluded.isPresent()) {
            throw new InvalidInputException("measurement", "must have a time or a reason");
        }
        if (time.filter(Duration::isNegative).isPresent()) {
            throw new InvalidInputException("measurement.time", "must not be negative");
        }
    }

    /**
     * Returns a time.
     *
     * @throws InvalidInputException if it is negative
     */
    public static Measurement of(Duration time) {
        return new Measurement(Optional.of(time), Optional.empty());
    }

    /** Returns the reason why there is no time. */
    public static Measurement excluded(ServiceExclusion reason) {
        return new Measurement(Optional.empty(), Optional.of(reason));
    }
}
