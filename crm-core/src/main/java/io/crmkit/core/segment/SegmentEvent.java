package io.crmkit.core.segment;

import io.crmkit.core.id.CustomerId;
import java.time.Instant;
import java.util.Objects;

/**
 * A customer entered a segment or left it. {@code toString} hides the segment, which may say something personal.
 *
 * @param segment the name of the segment
 * @param customer the customer
 * @param change what happened
 * @param at the moment for which it was judged
 */
public record SegmentEvent(String segment, CustomerId customer, SegmentChange change, Instant at) {
    /** Refuses nulls. */
    public SegmentEvent {
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(at, "at");
    }

    @Override
    public String toString() {
        return "SegmentEvent[" + customer + " " + change + " at " + at + "]";
    }
}
