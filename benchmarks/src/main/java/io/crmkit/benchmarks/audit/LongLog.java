package io.crmkit.benchmarks.audit;

import io.crmkit.core.Crm;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.privacy.audit.AuditLog;
import io.crmkit.privacy.audit.MerkleHash;
import io.crmkit.privacy.audit.TreeHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * Stores the tree of a very long audit log without its entries, which no proof reads: each tile once, and not once for each of its
 * leaves. What it stores is what {@code AuditLog.append} stores, as the test of it shows.
 */
final class LongLog {
    private static final int LEVELS = 8;
    private static final int WIDTH = 1 << LEVELS;
    private static final int BYTES = 32;
    private static final int TILES_A_UNIT = 200;
    private static final int HEADS = 1_000;

    private final Crm crm;
    /** The roots of the complete subtrees from left to right, the largest first. */
    private final List<MerkleHash> peaks = new ArrayList<>();
    /** For each level of tiles, the one that is being filled. */
    private final List<Tile> open = new ArrayList<>();

    private final List<String> full = new ArrayList<>();
    private long size;

    private LongLog(Crm crm) {
        this.crm = crm;
    }

    private static final class Tile {
        private final byte[] hashes = new byte[WIDTH * BYTES];
        private long index;
        private int filled;
    }

    /**
     * Stores a tree over leaves with these hashes.
     *
     * @return the tree as it was from time to time, at most {@value #HEADS} times, in the end at the latest
     */
    static List<TreeHead> fill(Crm crm, long size, LongFunction<MerkleHash> leaf) {
        LongLog log = new LongLog(crm);
        List<TreeHead> heads = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            log.append(leaf.apply(i));
            if (log.size == size || log.size % (size / HEADS + 1) == 0) {
                heads.add(new TreeHead(log.size, log.root()));
            }
        }
        log.end();
        return heads;
    }

    private MerkleHash root() {
        MerkleHash root = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = MerkleHash.ofNode(peaks.get(i), root);
        }
        return root;
    }

    private void append(MerkleHash leaf) {
        keep(0, leaf);
        MerkleHash root = leaf;
        int level = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            root = MerkleHash.ofNode(peaks.remove(peaks.size() - 1), root);
            keep(++level, root);
        }
        peaks.add(root);
        size++;
    }

    private void keep(int level, MerkleHash root) {
        if (level % LEVELS != 0) {
            return;
        }
        if (level / LEVELS == open.size()) {
            open.add(new Tile());
        }
        Tile tile = open.get(level / LEVELS);
        System.arraycopy(root.bytes(), 0, tile.hashes, tile.filled++ * BYTES, BYTES);
        if (tile.filled == WIDTH) {
            store(level / LEVELS, tile);
            tile.index++;
            tile.filled = 0;
        }
    }

    private void store(int level, Tile tile) {
        String hashes = Base64.getEncoder().encodeToString(Arrays.copyOf(tile.hashes, tile.filled * BYTES));
        full.add("{\"hashes\":\"" + hashes + "\",\"id\":\"" + level + "/" + tile.index + "\"}");
        if (full.size() == TILES_A_UNIT) {
            flush();
        }
    }

    private void flush() {
        crm.work(unit -> full.forEach(json -> add(unit, type("audit_tile"), json)));
        full.clear();
    }

    private void end() {
        for (int level = 0; level < open.size(); level++) {
            if (open.get(level).filled > 0) {
                store(level, open.get(level));
            }
        }
        flush();
        String roots = peaks.stream().map(peak -> "\"" + peak + "\"").collect(Collectors.joining(","));
        String tree = "{\"id\":\"tree\",\"range\":{\"peaks\":[" + roots + "],\"size\":" + size + "}}";
        crm.work(unit -> add(unit, type("audit_tree"), tree));
    }

    private static void add(UnitOfWork unit, EntityType<?, ?> type, String json) {
        unit.addIfAbsent(type.codec().decode(json));
    }

    private static EntityType<?, ?> type(String name) {
        return AuditLog.entityTypes().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
