package io.crmkit.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.store.Catalog;
import io.crmkit.store.IncompatibleStoreException;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Rules K08 to K10: opening with another catalog. Each test has kinds of its own, since what is declared once stays. */
public abstract class CatalogTopic extends Topic {
    private static final int INSTANCES = 4;
    private static final int ROUNDS = 3;

    private static final Index BY_DUE = new Index("by_due", List.of("due"));
    private static final Index BY_NEW = new Index("by_new", List.of("stage", "rank", "flag"));

    private final String kind = freshKind();

    /** For an adapter's test that runs this topic alone. */
    protected CatalogTopic() {}

    @Rule(id = "K08", says = "instances that open at the same time with a catalog that is new all succeed and share it")
    final void openingConcurrentlyFromTwoInstancesSucceeds() {
        for (int round = 0; round < ROUNDS; round++) {
            String fresh = freshKind();
            Catalog catalog = catalog(fresh, Map.of("name", Value.Type.TEXT, "due", Value.Type.INT), BY_DUE);

            race(Collections.nCopies(INSTANCES, () -> {
                RecordStore instance = open(catalog);
                String id = UUID.randomUUID().toString();
                commit(instance, tenant, put(fresh, id, Map.of("name", text(id), "due", number(id.hashCode()))));
            }));

            assertThat(idsBy(open(catalog), fresh, BY_DUE))
                    .as("records by all instances of round %s", round)
                    .hasSize(INSTANCES);
        }
    }

    @Rule(
            id = "K09",
            says =
                    "kinds, indexes and attributes can be added: old records are in new indexes, with defaults for what is new")
    final void addingKindOrIndexToCatalogKeepsAndIndexesExistingRecords() {
        TenantId other = freshTenant();
        String fresh = freshKind();
        Map<String, Value.Type> before = Map.of("name", Value.Type.TEXT, "due", Value.Type.INT);
        RecordStore old = open(catalog(kind, before));
        commit(old, tenant, old("b", 2), old("a", 3), old("c", 1));
        commit(old, other, old("x", 2), old("y", 1));

        Map<String, Value.Type> after = Map.of(
                "name", Value.Type.TEXT,
                "due", Value.Type.INT,
                "stage", Value.Type.TEXT,
                "rank", Value.Type.INT,
                "flag", Value.Type.BOOL);
        Kind widened = new Kind(kind, after, List.of(BY_DUE, BY_NEW));
        RecordStore wide =
                open(new Catalog(List.of(widened, new Kind(fresh, Map.of("due", Value.Type.INT), List.of(BY_DUE)))));

        assertThat(idsBy(wide, kind, BY_DUE)).as("old records by the new index").containsExactly("c", "b", "a");
        assertThat(ids(wide.scan(other, Scan.of(kind, BY_DUE, ALL)))).containsExactly("y", "x");
        assertThat(wide.count(tenant, Scan.of(kind, BY_DUE, ALL), List.of())).isEqualTo(Map.of(List.of(), 3L));
        assertThat(idsBy(wide, kind, BY_NEW))
                .as("old records by new attributes")
                .containsExactly("a", "b", "c");
        assertThat(load(wide, "a").attributes())
                .as("attributes of an old record")
                .isEqualTo(Map.of(
                        "name", text("name of a"),
                        "due", number(3),
                        "stage", text(""),
                        "rank", number(0),
                        "flag", new Value.Bool(false)));
        assertThat(load(wide, "a").body()).isEqualTo(body("a"));

        Map<String, Value> values = Map.of(
                "name",
                text("n"),
                "due",
                number(0),
                "stage",
                text(""),
                "rank",
                number(-1),
                "flag",
                new Value.Bool(true));
        commit(
                wide,
                tenant,
                new Op.Put(1, new StoredRecord(new Key(kind, "b"), 2, body("b"), values)),
                new Op.Delete(new Key(kind, "c"), 1),
                put(fresh, "new", Map.of("due", number(1))));
        commit(old, tenant, old("d", 4)); // an instance of the version before is still at work
        assertThat(idsBy(wide, kind, BY_NEW)).containsExactly("b", "a", "d");
        assertThat(idsBy(wide, kind, BY_DUE)).containsExactly("b", "a", "d");
        assertThat(idsBy(wide, fresh, BY_DUE)).containsExactly("new");

        commit(old, tenant, put(1, old("a", 9)), put(1, old("d", -5)));
        assertThat(idsBy(wide, kind, BY_DUE)).as("after updates by the old one").containsExactly("d", "b", "a");
        assertThat(idsBy(wide, kind, BY_NEW)).as("after updates by the old one").containsExactly("b", "a", "d");
        assertNoneDue(wide, 3, 4);

        commit(old, tenant, new Op.Delete(new Key(kind, "a"), 2), new Op.Delete(new Key(kind, "d"), 2));
        assertThat(idsBy(wide, kind, BY_DUE)).as("after deletes by the old one").containsExactly("b");
        assertThat(idsBy(wide, kind, BY_NEW)).as("after deletes by the old one").containsExactly("b");
        assertNoneDue(wide, 9, -5);

        commit(old, tenant, old("a", -7));
        assertThat(idsBy(wide, kind, BY_DUE))
                .as("after an insert by the old one")
                .containsExactly("a", "b");
        assertThat(idsBy(wide, kind, BY_NEW))
                .as("after an insert by the old one")
                .containsExactly("b", "a");
        assertThat(wide.count(tenant, Scan.of(kind, BY_DUE, ALL), List.of("due")))
                .isEqualTo(Map.of(List.of(number(-7)), 1L, List.of(number(0)), 1L));
    }

    private void assertNoneDue(RecordStore on, long... dues) {
        for (long due : dues) {
            assertThat(ids(on.scan(tenant, Scan.of(kind, BY_DUE, ALL).equal(number(due)))))
                    .as("records that were once due %s", due)
                    .isEmpty();
        }
    }

    @Rule(
            id = "K10",
            says = "another type for a known attribute is refused when the store is opened, and changes nothing")
    final void changingTypeOfAttributeIsRefusedAtOpen() {
        String fresh = freshKind();
        Catalog known = catalog(kind, Map.of("name", Value.Type.TEXT, "due", Value.Type.INT), BY_DUE);
        RecordStore old = open(known);
        commit(old, tenant, old("a", 10), old("b", 9));

        for (Value.Type type : List.of(Value.Type.TEXT, Value.Type.BOOL)) {
            Catalog changed = new Catalog(List.of(
                    new Kind(fresh, Map.of("due", type), List.of(BY_DUE)),
                    new Kind(
                            kind,
                            Map.of("name", Value.Type.TEXT, "due", type, "rank", type),
                            List.of(BY_DUE, new Index("by_rank", List.of("rank"))))));
            assertThatThrownBy(() -> open(changed), "opening with due as %s, which is stored as INT", type)
                    .isInstanceOf(IncompatibleStoreException.class);
        }

        commit(old, tenant, old("c", -1));
        assertThat(idsBy(open(known), kind, BY_DUE)).containsExactly("c", "b", "a");
        // Nothing else of the refused catalogs was made: other types for it are still free to choose.
        RecordStore later = open(new Catalog(List.of(
                new Kind(fresh, Map.of("due", Value.Type.INT), List.of(BY_DUE)),
                new Kind(
                        kind,
                        Map.of("name", Value.Type.TEXT, "due", Value.Type.INT, "rank", Value.Type.INT),
                        List.of(BY_DUE)))));
        assertThat(idsBy(later, kind, BY_DUE)).containsExactly("c", "b", "a");
    }

    private static String freshKind() {
        return "tck_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static Catalog catalog(String kind, Map<String, Value.Type> attributes, Index... indexes) {
        return new Catalog(List.of(new Kind(kind, attributes, List.of(indexes))));
    }

    private Op.Put old(String id, long due) {
        return put(kind, id, Map.of("name", text("name of " + id), "due", number(due)));
    }

    private static Op put(long expected, Op.Put insert) {
        StoredRecord next = insert.next();
        return new Op.Put(expected, new StoredRecord(next.key(), expected + 1, next.body(), next.attributes()));
    }

    private static Op.Put put(String kind, String id, Map<String, Value> attributes) {
        return new Op.Put(0, new StoredRecord(new Key(kind, id), 1, body(id), attributes));
    }

    private static String body(String id) {
        return "{\"id\":\"" + id + "\"}";
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value number(long number) {
        return new Value.Int(number);
    }

    private List<String> idsBy(RecordStore on, String of, Index index) {
        return ids(on.scan(tenant, Scan.of(of, index, ALL)));
    }

    private StoredRecord load(RecordStore from, String id) {
        return from.load(tenant, Set.of(new Key(kind, id))).get(0);
    }
}
