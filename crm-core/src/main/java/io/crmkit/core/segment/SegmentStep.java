package io.crmkit.core.segment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What one step of a refresh did; all of it is stored together, or nothing.
 *
 * @param asOf the moment that the whole round is judged for
 * @param looked how many customers or memberships were looked at
 * @param events who entered and left; kept as memberships, so that {@link Segments#follow} tells them again
 * @param done whether the round is at its end
 */
public record SegmentStep(Instant asOf, int looked, List<SegmentEvent> events, boolean done) {
    /** Copies the events. */
    public SegmentStep {
        Objects.requireNonNull(asOf, "asOf");
        events = List.copyOf(events);
    }
}
