package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.TckCatalog.BY_ID;
import static io.crmkit.store.tck.TckCatalog.BY_NAME;
import static io.crmkit.store.tck.TckCatalog.KEYWORDS;
import static io.crmkit.store.tck.TckCatalog.WIDE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.Limits;
import io.crmkit.store.LogEntry;
import io.crmkit.store.Op;
import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/** Rules G01 to G05, G07 and G08: what a store takes, and what it does with more. */
public abstract class SizeTopic extends Topic {
    /** Larger bodies are not tried. */
    private static final int LARGE = 32 * 1024 * 1024;

    /** For an adapter's test that runs this topic alone. */
    protected SizeTopic() {}

    @Rule(id = "G01", says = "the limits are at least the minimum, and the same for every instance")
    final void limitsAreAtLeastMinimum() {
        Limits limits = store.limits();
        Limits least = Limits.MINIMUM;

        assertThat(limits.bodyBytes()).as("bodyBytes").isGreaterThanOrEqualTo(least.bodyBytes());
        assertThat(limits.textBytes()).as("textBytes").isGreaterThanOrEqualTo(least.textBytes());
        assertThat(limits.indexKeyBytes()).as("indexKeyBytes").isGreaterThanOrEqualTo(least.indexKeyBytes());
        assertThat(limits.idBytes()).as("idBytes").isGreaterThanOrEqualTo(least.idBytes());
        assertThat(limits.tenantBytes()).as("tenantBytes").isGreaterThanOrEqualTo(least.tenantBytes());
        assertThat(limits.opsPerBatch()).as("opsPerBatch").isGreaterThanOrEqualTo(least.opsPerBatch());
        assertThat(limits.attributesPerKind())
                .as("attributesPerKind")
                .isGreaterThanOrEqualTo(least.attributesPerKind());
        assertThat(limits.attributesPerIndex())
                .as("attributesPerIndex")
                .isGreaterThanOrEqualTo(least.attributesPerIndex());
        assertThat(limits.indexesPerKind()).as("indexesPerKind").isGreaterThanOrEqualTo(least.indexesPerKind());
        assertThat(open().limits()).isEqualTo(limits);
    }

    @Rule(id = "G02", says = "a body of the maximum size comes back whole, from records and from logs")
    final void bodyAtExactLimitRoundTrips() {
        int limit = Math.min(store.limits().bodyBytes(), LARGE);
        for (int bytes : new int[] {65_535, 65_536, limit}) {
            String body = Sizes.json(bytes, "b");

            assertBodyKept(body);
        }
    }

    @Rule(id = "G03", says = "a body over the limit is refused with all that came with it, or kept whole")
    final void bodyOverLimitIsRefusedAndNothingStored() {
        int limit = store.limits().bodyBytes();
        Assumptions.assumeTrue(limit <= LARGE, "the store takes larger bodies than the kit makes");
        for (int bytes : new int[] {limit + 1, limit + 1_000}) {
            String body = Sizes.json(bytes, "b");
            Item item = item("body of " + bytes).body(body);

            if (appliesOrRefuses(
                    "body of " + bytes + " bytes", item("with " + bytes).insert(), item.insert())) {
                assertThat(stored(item).orElseThrow().body().equals(body))
                        .as("kept whole")
                        .isTrue();
            }
            Op.Append append = new Op.Append("log " + bytes, 0, List.of("{}", body));
            if (appliesOrRefuses(
                    "entry of " + bytes + " bytes", item("by " + bytes).insert(), append)) {
                List<LogEntry> kept = store.readLog(tenant, append.log(), 0, 9).entries();
                assertThat(kept).hasSize(2);
                assertThat(kept.get(1).body().equals(body)).as("kept whole").isTrue();
            } else {
                assertThat(store.readLog(tenant, append.log(), 0, 9).last()).isZero();
            }
        }
    }

    @Rule(id = "G04", says = "the limit of a body counts bytes in UTF-8, not characters")
    final void bodyLimitCountsUtf8Bytes() {
        int limit = store.limits().bodyBytes();
        int least = Math.min(limit, LARGE);
        assertBodyKept(Sizes.json(Limits.MINIMUM.bodyBytes(), "é"));
        assertBodyKept(Sizes.json(Limits.MINIMUM.bodyBytes(), "€"));
        assertBodyKept(Sizes.json(least, "🤪"));

        Assumptions.assumeTrue(limit <= LARGE, "the store takes larger bodies than the kit makes");
        Item over = item("over").body(Sizes.json(limit + 4, "🤪"));
        if (appliesOrRefuses("body of fewer characters than the limit has bytes", over.insert())) {
            assertThat(stored(over).orElseThrow().body().equals(over.body()))
                    .as("kept whole")
                    .isTrue();
        }
    }

    @Rule(id = "G05", says = "a kind with the most attributes and indexes, under the longest names, works")
    final void manyAttributesAreStored() {
        assertKindWorks(WIDE);
    }

    @Rule(
            id = "G07",
            says = "ids, texts, tenants and names of logs are kept at their limit; over it they are kept or refused")
    final void idsTextsAndNamesAtTheirLimitsAreKept() {
        Random random = new Random(seed);
        Limits limits = store.limits();
        for (int i = 0; i < 8; i++) {
            int more = i % 2;
            int width = 1 + i / 2;
            String id = Sizes.text(random, limits.idBytes() + more - 1, width);
            String name = Sizes.text(random, limits.textBytes() + more - 1, width);
            String what = "id, text or name " + more + " bytes over the limit, in characters of " + width + " bytes";
            List<Item> kept = new ArrayList<>();
            for (Item item : List.of(
                    item(id + "a"),
                    item(id + "b"),
                    item("1").name(name + "a"),
                    item("2").name(name + "b"))) {
                if (appliesOrRefuses(what, item.insert())) {
                    kept.add(item);
                }
            }
            List<String> logs = new ArrayList<>();
            for (String log : List.of(id + "a", id + "b")) {
                if (appliesOrRefuses(what, new Op.Append(log, 0, List.of(log)))) {
                    logs.add(log);
                }
            }
            assertThat(more > 0 || (kept.size() == 4 && logs.size() == 2))
                    .as("takes everything within its limits")
                    .isTrue();
            for (Item item : kept) {
                assertThat(stored(item)).as(what).contains(item);
                assertThat(ids(items(BY_NAME).equal(new Value.Text(item.name()))))
                        .as(what)
                        .containsExactlyElementsOf(kept.stream()
                                .filter(other -> other.name().equals(item.name()))
                                .map(Item::id)
                                .toList());
            }
            logs.forEach(log -> assertThat(store.readLog(tenant, log, 0, 9).entries())
                    .as(what)
                    .containsExactly(new LogEntry(1, log)));
            kept.forEach(item -> commit(item.delete(1)));
        }
        assertTenantsKept(limits.tenantBytes());
    }

    /** Two tenants of the maximum size that differ in the last character. */
    private void assertTenantsKept(int limit) {
        String start = freshTenant().value();
        String filled = start + "t".repeat(Math.min(limit, 10_000) - Sizes.utf8(start) - 1);
        TenantId one = new TenantId(filled + "1");
        TenantId two = new TenantId(filled + "2");
        commit(store, one, item("a").name("one").insert());
        commit(store, two, item("a").name("two").insert());

        assertThat(scan(store, one, items(BY_ID))).containsExactly(item("a").name("one"));
        assertThat(scan(store, two, items(BY_ID))).containsExactly(item("a").name("two"));
    }

    @Rule(
            id = "G08",
            says = "keywords of databases and names that every record has can name kinds, attributes and indexes")
    final void keywordsAreNamesLikeAnyOther() {
        assertKindWorks(KEYWORDS);
    }

    /** Every attribute has a value of its own; replaced, each index shows the record at its new place and no other. */
    private void assertKindWorks(Kind kind) {
        StoredRecord a = full(kind, "a", 1, 1);
        StoredRecord b = full(kind, "b", 1, 1_000);
        commit(new Op.Put(0, a), new Op.Put(0, b));
        assertThat(store.load(tenant, Set.of(a.key(), b.key()))).containsExactlyInAnyOrder(a, b);
        assertByEveryIndex(kind, a, b);

        StoredRecord next = full(kind, "a", 2, 2_000);
        commit(new Op.Put(1, next));

        assertByEveryIndex(kind, next, b);
        for (Index index : kind.indexes()) {
            Value[] old = Position.of(a, index).attributes().toArray(Value[]::new);
            assertThat(store.scan(tenant, Scan.of(kind.name(), index, ALL).equal(old))
                            .records())
                    .as("old place in %s", index.name())
                    .isEmpty();
        }
        commit(new Op.Delete(next.key(), 2));
        assertByEveryIndex(kind, b);
    }

    private void assertByEveryIndex(Kind kind, StoredRecord... records) {
        for (Index index : kind.indexes()) {
            Scan scan = Scan.of(kind.name(), index, ALL);
            assertThat(store.scan(tenant, scan).records())
                    .as("by %s", index.name())
                    .containsExactlyInAnyOrder(records);
            for (StoredRecord record : records) {
                Value[] values = Position.of(record, index).attributes().toArray(Value[]::new);
                assertThat(store.scan(tenant, scan.equal(values)).records())
                        .as("%s by all attributes of %s", record, index.name())
                        .containsExactly(record);
            }
        }
    }

    private static StoredRecord full(Kind kind, String id, long version, int first) {
        Map<String, Value> attributes = new HashMap<>();
        kind.attributes().forEach((name, type) -> {
            int number = first + attributes.size();
            attributes.put(
                    name,
                    switch (type) {
                        case TEXT -> new Value.Text("text " + number);
                        case INT -> new Value.Int(number);
                        case BOOL -> new Value.Bool(number % 2 == 0);
                    });
        });
        return new StoredRecord(new Key(kind.name(), id), version, "{\"full\":" + first + "}", attributes);
    }

    /** Compared without showing it: the message would be as long as the body. */
    private void assertBodyKept(String body) {
        String what = "body of " + body.length() + " characters, " + Sizes.utf8(body) + " bytes";
        Item item = item(what + body.substring(1, 3)).body(body);
        String log = item.id();

        commit(item.insert(), new Op.Append(log, 0, List.of(body, "{}")));

        assertThat(stored(item).orElseThrow().body().equals(body))
                .as("%s, loaded", what)
                .isTrue();
        List<Item> found =
                scan(items(BY_ID).range(Range.from(new Value.Text(item.id()))).limit(1));
        assertThat(found).as("%s, scanned", what).hasSize(1);
        assertThat(found.get(0).body().equals(body)).as("%s, scanned", what).isTrue();
        List<LogEntry> entries = store.readLog(tenant, log, 0, 9).entries();
        assertThat(entries).as("%s, in a log", what).hasSize(2);
        assertThat(entries.get(0).body().equals(body)).as("%s, in a log", what).isTrue();
        commit(item.delete(1));
    }
}
