package io.crmkit.privacy.audit;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A Merkle tree in memory (RFC 6962, section 2.1): append in O(log n), proofs in O(log n) hashes of a few tiles. It holds 32 bytes for
 * each leaf and keeps no data. Not safe for several threads.
 */
public final class MerkleTree {
    private final Hasher hasher = new Hasher();
    private final List<List<byte[]>> levels = new ArrayList<>();
    private CompactRange range = CompactRange.EMPTY;

    private MerkleTree() {}

    /** Returns a tree without leaves. */
    public static MerkleTree create() {
        return new MerkleTree();
    }

    /**
     * Appends a leaf.
     *
     * @param data what it covers; only its hash is kept
     * @return its index
     */
    public long append(byte[] data) {
        range = range.append(hasher, hasher.leaf(data), this::keep);
        return range.size() - 1;
    }

    private void keep(int level, long index, MerkleHash root) {
        if (level % Tiles.LEVELS != 0) {
            return;
        }
        int tileLevel = level / Tiles.LEVELS;
        if (tileLevel == levels.size()) {
            levels.add(new ArrayList<>());
        }
        List<byte[]> tiles = levels.get(tileLevel);
        int position = (int) (index & (Tiles.WIDTH - 1));
        if (position == 0) {
            tiles.add(new byte[Tiles.WIDTH * MerkleHash.BYTES]);
        }
        root.copyTo(tiles.get(tiles.size() - 1), position);
    }

    /** Returns the number of leaves. */
    public long size() {
        return range.size();
    }

    /** Returns size and root. */
    public TreeHead head() {
        return new TreeHead(range.size(), range.root(new Hasher()));
    }

    /**
     * Returns size and root as they were when the tree had {@code size} leaves.
     *
     * @throws InvalidInputException if the tree is smaller
     */
    public TreeHead head(long size) {
        checkSize(size);
        if (size == 0) {
            return new TreeHead(0, MerkleHash.ofEmptyTree());
        }
        return new TreeHead(
                size,
                Subtree.join(
                        hasher,
                        Subtree.cover(0, size).stream()
                                .map(subtree -> Tiles.root(hasher, subtree, read(Set.of(Tiles.Address.of(subtree)))))
                                .toList()));
    }

    /**
     * Proves that a leaf is among the first {@code size}.
     *
     * @throws InvalidInputException if the tree is smaller, or the leaf is not among them
     */
    public InclusionProof inclusion(long leafIndex, long size) {
        checkSize(size);
        if (leafIndex < 0 || leafIndex >= size) {
            throw new InvalidInputException("leafIndex", "must lie within the tree");
        }
        return new InclusionProof(
                leafIndex, ProofPlan.inclusion(leafIndex, size).hashes(hasher, this::read));
    }

    /**
     * Proves that the tree of {@code size} leaves begins with that of {@code earlier} leaves.
     *
     * @throws InvalidInputException if {@code earlier} is not positive or above {@code size}, or the tree is smaller
     */
    public ConsistencyProof consistency(long earlier, long size) {
        checkSize(size);
        if (earlier < 1 || earlier > size) {
            throw new InvalidInputException("earlier", "must lie within 1 and the size");
        }
        return new ConsistencyProof(
                earlier == size
                        ? List.of()
                        : ProofPlan.consistency(earlier, size).hashes(hasher, this::read));
    }

    private void checkSize(long size) {
        if (size < 0 || size > range.size()) {
            throw new InvalidInputException("size", "must lie within 0 and the size of the tree");
        }
    }

    private Map<Tiles.Address, byte[]> read(Set<Tiles.Address> addresses) {
        Map<Tiles.Address, byte[]> read = new HashMap<>();
        addresses.forEach(address -> read.put(address, tile(address)));
        return read;
    }

    private byte[] tile(Tiles.Address address) {
        byte[] tile = levels.get(address.level()).get((int) address.index());
        long filled = (range.size() >> (address.level() * Tiles.LEVELS)) - address.index() * Tiles.WIDTH;
        return filled >= Tiles.WIDTH ? tile : Arrays.copyOf(tile, (int) filled * MerkleHash.BYTES);
    }
}
