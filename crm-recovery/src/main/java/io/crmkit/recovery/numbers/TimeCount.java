package io.crmkit.recovery.numbers;

import java.time.Duration;
import java.time.Instant;

/** Counts time: {@code Duration::between} by the clock, {@code calendar::elapsed} in business time. */
@FunctionalInterface
public interface TimeCount {
    /** Returns the time from one instant to a later one; not negative. */
    Duration between(Instant from, Instant to);
}
