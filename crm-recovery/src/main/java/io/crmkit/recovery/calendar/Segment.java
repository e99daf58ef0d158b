package io.crmkit.recovery.calendar;

import java.util.Objects;

/**
 * A stretch of time of one kind in the explanation of a deadline.
 *
 * @param span from when to when
 * @param reason why it counts or does not
 */
public record Segment(Span span, Reason reason) {
    /** Why time counts or does not. */
    public enum Reason {
        /** Working time: counts. */
        COUNTED,
        /** Outside the opening hours. */
        CLOSED,
        /** On a holiday, inside or outside the hours of an ordinary day. */
        HOLIDAY,
        /** Working time during a pause. */
        PAUSED
    }

    /** Refuses null. */
    public Segment {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(reason, "reason");
    }
}
