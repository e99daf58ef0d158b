package io.crmkit.privacy.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The hashes of a tree in pieces of eight levels: a tile of level {@code l} holds, side by side, up to 256 hashes of nodes that are
 * {@code 8 l} above the leaves; the levels between are computed. So a tree keeps little more than its leaf hashes, and a proof
 * needs two tiles for every eight levels (the layout of C2SP tlog-tiles).
 */
@FunctionalInterface
interface Tiles {
    int LEVELS = 8;
    int WIDTH = 1 << LEVELS;

    /** Returns the tiles that there are, each up to its last hash. */
    Map<Address, byte[]> read(Set<Address> addresses);

    /**
     * Names a tile.
     *
     * @param level counted in tiles, 0 for the one over the leaves
     * @param index counted from the left, from 0
     */
    record Address(int level, long index) {
        static Address of(Subtree subtree) {
            int within = subtree.level() % LEVELS;
            return new Address(subtree.level() / LEVELS, subtree.index() >> (LEVELS - within));
        }
    }

    /** Returns the root of a subtree that lies in one of the tiles. */
    static MerkleHash root(Hasher hasher, Subtree subtree, Map<Address, byte[]> tiles) {
        Address address = Address.of(subtree);
        byte[] tile = tiles.get(address);
        int within = subtree.level() % LEVELS;
        int width = 1 << within;
        int first = (int) (subtree.index() << within) & (WIDTH - 1);
        if (tile == null || tile.length < (first + width) * MerkleHash.BYTES) {
            throw new CorruptAuditLogException("tile " + address.level() + "/" + address.index() + " lacks hashes");
        }
        List<MerkleHash> row = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            row.add(MerkleHash.at(tile, first + i));
        }
        for (int size = width; size > 1; size /= 2) {
            for (int i = 0; i < size / 2; i++) {
                row.set(i, hasher.node(row.get(2 * i), row.get(2 * i + 1)));
            }
        }
        return row.get(0);
    }
}
