package io.crmkit.privacy.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ranges of leaves whose roots make up a proof, in the order of the proof (RFC 6962, sections 2.1.1 and 2.1.2). It is known
 * before anything is read, so that all tiles can be read at once.
 */
final class ProofPlan {
    private final List<List<Subtree>> parts = new ArrayList<>();

    private ProofPlan() {}

    /** Plans the path from a leaf to the root of the first {@code size} leaves. */
    static ProofPlan inclusion(long index, long size) {
        ProofPlan plan = new ProofPlan();
        plan.path(index, 0, size);
        return plan;
    }

    /** Plans the proof that the first {@code earlier} of {@code size} leaves are the same; {@code 0 < earlier < size}. */
    static ProofPlan consistency(long earlier, long size) {
        ProofPlan plan = new ProofPlan();
        plan.subproof(earlier, 0, size, true);
        return plan;
    }

    private void path(long index, long from, long to) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            path(index, from, middle);
            add(middle, to);
        } else {
            path(index, middle, to);
            add(from, middle);
        }
    }

    private void subproof(long earlier, long from, long to, boolean known) {
        if (earlier == to) {
            if (!known) {
                add(from, to);
            }
            return;
        }
        long middle = from + split(to - from);
        if (earlier <= middle) {
            subproof(earlier, from, middle, known);
            add(middle, to);
        } else {
            subproof(earlier, middle, to, false);
            add(from, middle);
        }
    }

    /** Returns the largest power of two below {@code size}, which is 2 or more. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    private void add(long from, long to) {
        parts.add(Subtree.cover(from, to));
    }

    /** Reads all tiles of the plan at once and computes the hashes of the proof. */
    List<MerkleHash> hashes(Hasher hasher, Tiles tiles) {
        Set<Tiles.Address> addresses = new LinkedHashSet<>();
        parts.forEach(part -> part.forEach(subtree -> addresses.add(Tiles.Address.of(subtree))));
        Map<Tiles.Address, byte[]> read = new HashMap<>(tiles.read(addresses));
        List<MerkleHash> hashes = new ArrayList<>(parts.size());
        for (List<Subtree> part : parts) {
            List<MerkleHash> roots = new ArrayList<>(part.size());
            part.forEach(subtree -> roots.add(Tiles.root(hasher, subtree, read)));
            hashes.add(Subtree.join(hasher, roots));
        }
        return hashes;
    }
}
