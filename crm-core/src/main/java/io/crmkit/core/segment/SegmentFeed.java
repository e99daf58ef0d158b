package io.crmkit.core.segment;

import io.crmkit.core.feed.FeedPosition;
import java.util.List;
import java.util.Objects;

/**
 * Who entered and left segments since a position of the change feed.
 *
 * @param events the latest change of each membership that changed; one that changed twice in between comes once
 * @param next where to go on
 * @param more whether more is waiting
 */
public record SegmentFeed(List<SegmentEvent> events, FeedPosition next, boolean more) {
    /** Copies the events. */
    public SegmentFeed {
        Objects.requireNonNull(next, "next");
        events = List.copyOf(events);
    }
}
