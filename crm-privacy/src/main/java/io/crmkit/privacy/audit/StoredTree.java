package io.crmkit.privacy.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.Crm;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.Id;
import io.crmkit.core.repository.UnitOfWork;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tree in the store: one record with its compact range, and one for each tile. An append writes two records, seldom three. */
final class StoredTree {
    static final EntityType<Range, NodeId> RANGE_TYPE = EntityType.builder("audit_tree", Range.class, NodeId::new)
            .id(Range::id, (range, id) -> new Range(id, range.range))
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("hashes over ciphertext"))
            .build();

    static final EntityType<Tile, NodeId> TILE_TYPE = EntityType.builder("audit_tile", Tile.class, NodeId::new)
            .id(Tile::id, (tile, id) -> new Tile(id, tile.hashes))
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("hashes over ciphertext"))
            .build();

    private static final Range EMPTY = new Range(new NodeId("tree"), CompactRange.EMPTY);

    private final Crm crm;

    StoredTree(Crm crm) {
        this.crm = crm;
    }

    record NodeId(@JsonValue String value) implements Id {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        NodeId {}

        static NodeId of(Tiles.Address tile) {
            return new NodeId(tile.level() + "/" + tile.index());
        }
    }

    record Range(NodeId id, CompactRange range) {}

    record Tile(NodeId id, String hashes) {
        byte[] bytes() {
            return Base64.getDecoder().decode(hashes);
        }

        /**
         * A hash comes at the position it has in the tile, which is its end. A longer tile was read after another append was
         * stored: then the range is stale, and the unit is repeated. A shorter one was changed by somebody.
         */
        Tile with(MerkleHash hash, int position) {
            byte[] before = bytes();
            if (before.length < position * MerkleHash.BYTES) {
                throw new CorruptAuditLogException("tile " + id.value() + " ends before the tree does");
            }
            byte[] next = Arrays.copyOf(before, (position + 1) * MerkleHash.BYTES);
            hash.copyTo(next, position);
            return new Tile(id, Base64.getEncoder().encodeToString(next));
        }
    }

    /** Returns the size as this unit sees it. A race for the first leaf is repeated, not refused. */
    long size(UnitOfWork unit) {
        return unit.addIfAbsent(EMPTY).entity().range().size();
    }

    void append(UnitOfWork unit, MerkleHash leaf) {
        Hasher hasher = new Hasher();
        unit.update(
                RANGE_TYPE,
                EMPTY.id(),
                tree -> new Range(
                        tree.id(),
                        tree.range()
                                .append(
                                        hasher,
                                        leaf,
                                        (level, index, root) -> keep(unit, new Subtree(level, index), root))));
    }

    private static void keep(UnitOfWork unit, Subtree subtree, MerkleHash root) {
        if (subtree.level() % Tiles.LEVELS == 0) {
            NodeId id = NodeId.of(Tiles.Address.of(subtree));
            unit.addIfAbsent(new Tile(id, ""));
            unit.update(TILE_TYPE, id, tile -> tile.with(root, (int) (subtree.index() & (Tiles.WIDTH - 1))));
        }
    }

    TreeHead head() {
        CompactRange range =
                crm.repository(RANGE_TYPE).find(EMPTY.id()).map(Range::range).orElse(CompactRange.EMPTY);
        return new TreeHead(range.size(), range.root(new Hasher()));
    }

    /** Reads tiles in one load. */
    Map<Tiles.Address, byte[]> tiles(Set<Tiles.Address> addresses) {
        Map<String, Tiles.Address> wanted = new HashMap<>();
        addresses.forEach(address -> wanted.put(NodeId.of(address).value(), address));
        Map<Tiles.Address, byte[]> tiles = new HashMap<>();
        List<NodeId> ids = wanted.keySet().stream().map(NodeId::new).toList();
        crm.repository(TILE_TYPE)
                .findAll(ids)
                .forEach(tile -> Optional.ofNullable(wanted.get(tile.id().value()))
                        .ifPresent(address -> tiles.put(address, tile.bytes())));
        return tiles;
    }
}
