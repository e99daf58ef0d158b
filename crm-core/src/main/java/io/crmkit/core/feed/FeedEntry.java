package io.crmkit.core.feed;

import io.crmkit.core.actor.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one commit changed for the subjects of one shard. A commit that touches subjects of several shards appends an entry to
 * each, all with the same batch.
 *
 * @param batch the id of the commit
 * @param at when, by the clock of the writer
 * @param by who
 * @param changes in the order in which they were made
 */
public record FeedEntry(UUID batch, Instant at, Actor by, List<Change> changes) {
    /** Copies the changes. */
    public FeedEntry {
        changes = List.copyOf(changes);
    }
}
