package io.crmkit.core.imports;

import java.util.List;

/**
 * What became of a run that was undone. It can be undone again after the conflicts are settled; then it is about these only.
 *
 * @param removed how many records it had added and are removed
 * @param restored how many records are as they were before
 * @param conflicts records that stay as they are, the first 1,000
 * @param conflicting how many stay as they are
 */
public record ImportUndo(long removed, long restored, List<ImportConflict> conflicts, long conflicting) {
    /** Copies the list. */
    public ImportUndo {
        conflicts = List.copyOf(conflicts);
    }
}
