package io.crmkit.core.merge;

import java.util.List;
import java.util.Objects;

/**
 * The outcome of taking a merge back.
 *
 * @param record what is kept of the merge
 * @param conflicts what changed after the merge and is not as it was; empty if everything is
 */
public record Unmerged(MergeRecord record, List<UnmergeConflict> conflicts) {
    /** Copies the conflicts. */
    public Unmerged {
        Objects.requireNonNull(record, "record");
        conflicts = List.copyOf(conflicts);
    }
}
