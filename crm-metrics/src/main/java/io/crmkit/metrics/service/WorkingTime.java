package io.crmkit.metrics.service;

import java.time.Duration;
import java.time.Instant;

/** The working time between two instants, as a business calendar knows it. */
@FunctionalInterface
public interface WorkingTime {
    /**
     * Returns the working time from {@code from} until before {@code to}.
     *
     * @param to not before {@code from}
     * @return not negative; zero if there is no working time between the two
     */
    Duration elapsed(Instant from, Instant to);
}
