package io.crmkit.core.feed;

import java.util.List;

/**
 * A part of the change feed.
 *
 * @param entries in order for each subject; entries of different subjects have no order
 * @param next where to go on; equal to the position asked for if there was nothing new
 * @param more whether more entries are waiting
 */
public record FeedPage(List<FeedEntry> entries, FeedPosition next, boolean more) {
    /** Copies the entries. */
    public FeedPage {
        entries = List.copyOf(entries);
    }
}
