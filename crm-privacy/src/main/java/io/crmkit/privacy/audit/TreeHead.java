package io.crmkit.privacy.audit;

import io.crmkit.core.error.InvalidInputException;
import java.util.List;
import java.util.Objects;

/**
 * A tree in two values.
 *
 * @param size how many leaves it has
 * @param root the hash over all of them
 */
public record TreeHead(long size, MerkleHash root) {
    /**
     * Checks the size.
     *
     * @throws InvalidInputException if the size is negative
     */
    public TreeHead {
        Objects.requireNonNull(root, "root");
        if (size < 0) {
            throw new InvalidInputException("treeHead.size", "must not be negative");
        }
    }

    /** Returns whether the proof shows that the leaf is in this tree (RFC 9162, section 2.1.3.2). */
    public boolean includes(MerkleHash leaf, InclusionProof proof) {
        if (proof.leafIndex() >= size) {
            return false;
        }
        Hasher hasher = new Hasher();
        long node = proof.leafIndex();
        long last = size - 1;
        MerkleHash hash = leaf;
        for (MerkleHash sibling : proof.hashes()) {
            if (last == 0) {
                return false;
            }
            if (isRight(node) || node == last) {
                hash = hasher.node(sibling, hash);
                int up = Long.numberOfTrailingZeros(node); // the last node of a level moves up without a sibling
                node >>= up;
                last >>= up;
            } else {
                hash = hasher.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /**
     * Returns whether the proof shows that this tree begins with an earlier one (RFC 9162, section 2.1.4.2). A tree without leaves
     * proves nothing: it is refused.
     */
    public boolean continues(TreeHead earlier, ConsistencyProof proof) {
        List<MerkleHash> path = proof.hashes();
        if (earlier.size == 0 || earlier.size > size) {
            return false;
        }
        if (earlier.size == size) {
            return path.isEmpty() && earlier.root.equals(root);
        }
        boolean complete =
                Long.bitCount(earlier.size) == 1; // then its root is a node of this tree, and the proof leaves it out
        if (path.isEmpty()) {
            return false;
        }
        Hasher hasher = new Hasher();
        int up = Long.numberOfTrailingZeros(earlier.size);
        long node = (earlier.size - 1) >> up;
        long last = (size - 1) >> up;
        MerkleHash before = complete ? earlier.root : path.get(0);
        MerkleHash now = before;
        for (MerkleHash sibling : path.subList(complete ? 0 : 1, path.size())) {
            if (last == 0) {
                return false;
            }
            if (isRight(node) || node == last) {
                before = hasher.node(sibling, before);
                now = hasher.node(sibling, now);
                int steps = Long.numberOfTrailingZeros(node);
                node >>= steps;
                last >>= steps;
            } else {
                now = hasher.node(now, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(earlier.root) && now.equals(root);
    }

    private static boolean isRight(long node) {
        return (node & 1) == 1;
    }
}
