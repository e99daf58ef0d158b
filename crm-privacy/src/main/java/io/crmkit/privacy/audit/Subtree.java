package io.crmkit.privacy.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * A complete subtree: the node at {@code index} of the level that is {@code level} above the leaves.
 *
 * @param level 0 for a leaf
 * @param index counted from the left of the level, from 0
 */
record Subtree(int level, long index) {
    /** Returns the largest complete subtrees of the leaves {@code from} (included) to {@code to} (excluded), left to right. */
    static List<Subtree> cover(long from, long to) {
        List<Subtree> cover = new ArrayList<>();
        long at = from;
        while (at < to) {
            int fits = 63 - Long.numberOfLeadingZeros(to - at);
            int level = at == 0 ? fits : Math.min(fits, Long.numberOfTrailingZeros(at));
            cover.add(new Subtree(level, at >> level));
            at += 1L << level;
        }
        return cover;
    }

    /** Returns the root over adjacent subtrees that become smaller from left to right. */
    static MerkleHash join(Hasher hasher, List<MerkleHash> roots) {
        MerkleHash root = roots.get(roots.size() - 1);
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = hasher.node(roots.get(i), root);
        }
        return root;
    }
}
