package io.crmkit.core.repository;

import java.util.List;

/**
 * What {@link Repository#reindex} did.
 *
 * @param read how many entities it looked at
 * @param written how many it put again, because something of them could not be found
 * @param duplicates the ids of those that could not be put again: another entity holds one of their unique keys, so a person has
 *     to decide; they are as they were
 * @param <I> the type of the ids
 */
public record Reindexed<I>(long read, long written, List<I> duplicates) {
    /** Copies the ids. */
    public Reindexed {
        duplicates = List.copyOf(duplicates);
    }
}
