package io.crmkit.metrics.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A span in which a ticket was open. */
record Cycle(Instant from, Optional<Instant> end) {
    /** Returns how much of the span lies between two instants. */
    Duration within(Instant first, Instant last, ServiceClock clock) {
        Instant start = first.isAfter(from) ? first : from;
        return clock.elapsed(start, end.filter(last::isAfter).orElse(last));
    }
}
