package io.crmkit.store.jdbc;

import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.Op;
import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One kind of record with an attribute of each type, for the tests of this module. */
final class Items {
    static final TenantId TENANT = new TenantId("acme");
    static final Index BY_NAME_RANK_FLAG = new Index("by_name_rank_flag", List.of("name", "rank", "flag"));
    static final Index BY_RANK = new Index("by_rank", List.of("rank"));
    static final Index BY_ID = new Index("by_id", List.of());
    static final Kind KIND = new Kind(
            "item",
            Map.of("name", Value.Type.TEXT, "rank", Value.Type.INT, "flag", Value.Type.BOOL),
            List.of(BY_NAME_RANK_FLAG, BY_RANK, BY_ID));
    static final Catalog CATALOG = new Catalog(List.of(KIND));

    private Items() {}

    static Key key(String id) {
        return new Key("item", id);
    }

    static StoredRecord item(String id, long version, String name, long rank) {
        return new StoredRecord(
                key(id),
                version,
                "{\"name\":\"" + name + "\"}",
                Map.of(
                        "name",
                        new Value.Text(name),
                        "rank",
                        new Value.Int(rank),
                        "flag",
                        new Value.Bool(rank % 2 == 1)));
    }

    static StoredRecord item(String id) {
        return item(id, 1, "name of " + id, 7);
    }

    static Op insert(StoredRecord record) {
        return new Op.Put(0, record);
    }

    static Batch batch(Op... ops) {
        return new Batch(new UUID(0, 1), TENANT, List.of(ops));
    }

    static Batch batch(List<Op> ops) {
        return new Batch(new UUID(0, 1), TENANT, ops);
    }

    /** Scans of an index: every number of equal values, with and without bounds on either side, from the start and from a position. */
    static List<Scan> shapes(Index index, List<Value> values) {
        List<Value> all = index.attributes().stream()
                .map(attribute -> values.get(List.of("name", "rank", "flag").indexOf(attribute)))
                .toList();
        List<Scan> shapes = new ArrayList<>();
        for (int equal = 0; equal <= all.size(); equal++) {
            Value bound = equal < all.size() ? all.get(equal) : new Value.Text("i5");
            for (Optional<Range> range : List.of(
                    Optional.<Range>empty(),
                    Optional.of(Range.from(bound)),
                    Optional.of(Range.below(bound)),
                    Optional.of(Range.of(bound, bound)))) {
                for (boolean descending : List.of(false, true)) {
                    Scan scan = new Scan("item", index, all.subList(0, equal), range, descending, Optional.empty(), 10);
                    shapes.add(scan);
                    shapes.add(scan.after(new Position(all, "i6")));
                }
            }
        }
        return shapes;
    }
}
