package io.crmkit.privacy.audit;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * All that an append has to know of a tree: the roots of its largest complete subtrees from left to right, one for each bit of the
 * size, so 63 at most.
 *
 * @param size how many leaves the tree has
 * @param peaks the roots, the largest subtree first
 */
record CompactRange(long size, List<MerkleHash> peaks) {
    static final CompactRange EMPTY = new CompactRange(0, List.of());

    CompactRange {
        peaks = List.copyOf(peaks);
        if (size < 0 || peaks.size() != Long.bitCount(size)) {
            throw new InvalidInputException("compactRange.peaks", "must be one for each bit of the size");
        }
    }

    /** Takes what closes when a leaf comes: the complete subtrees of {@code 1, 2, 4, ...} leaves that end with it. */
    @FunctionalInterface
    interface Completed {
        void subtree(int level, long index, MerkleHash root);
    }

    CompactRange append(Hasher hasher, MerkleHash leaf, Completed completed) {
        completed.subtree(0, size, leaf);
        List<MerkleHash> next = new ArrayList<>(peaks.size() + 1);
        next.addAll(peaks);
        MerkleHash root = leaf;
        int level = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            root = hasher.node(next.remove(next.size() - 1), root);
            level++;
            completed.subtree(level, rest >> 1, root);
        }
        next.add(root);
        return new CompactRange(size + 1, next);
    }

    MerkleHash root(Hasher hasher) {
        return peaks.isEmpty() ? hasher.empty() : Subtree.join(hasher, peaks);
    }
}
