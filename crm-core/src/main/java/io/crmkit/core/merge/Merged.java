package io.crmkit.core.merge;

import java.util.Objects;
import java.util.Optional;

/**
 * The outcome of a merge.
 *
 * @param record what is kept of it
 * @param plan what it did, the same that a preview said; empty if the two were one already and nothing was done
 */
public record Merged(MergeRecord record, Optional<MergePlan> plan) {
    /** Refuses null. */
    public Merged {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(plan, "plan");
    }
}
