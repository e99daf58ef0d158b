package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.Item.note;
import static io.crmkit.store.tck.TckCatalog.BY_ID;
import static io.crmkit.store.tck.TckCatalog.BY_NAME;
import static io.crmkit.store.tck.TckCatalog.BY_STAGE_DUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Catalog;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.Op;
import io.crmkit.store.Position;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import io.crmkit.store.tck.Race.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Rules I01 to I09: no tenant sees, blocks or erases another. */
public abstract class TenantTopic extends Topic {
    private final TenantId other = freshTenant();

    /** For an adapter's test that runs this topic alone. */
    protected TenantTopic() {}

    @Rule(id = "I01", says = "the same key in two tenants names two records")
    final void sameKeyInTwoTenantsIsIndependent() {
        Item mine = item("a").name("mine");
        Item theirs = item("a").name("theirs");

        commit(mine.insert(), append(0, "mine"));
        commit(store, other, theirs.insert(), append(0, "theirs", "too"));
        commit(mine.version(2).replace(1));

        assertThat(stored(mine)).contains(mine.version(2));
        assertThat(stored(store, other, theirs)).contains(theirs);
        assertThat(log()).containsExactly("1=mine", "last=1");
        assertThat(log(store, other)).containsExactly("1=theirs", "2=too", "last=2");

        commit(mine.delete(2));
        assertThat(stored(store, other, theirs)).contains(theirs);
    }

    @Rule(id = "I02", says = "a load or a read of a log never returns what belongs to another tenant")
    final void loadNeverReturnsForeignRecords() {
        commit(store, other, item("a").insert(), item("b").insert(), append(0, "theirs"));
        insert(item("b"), item("c"));

        assertThat(store.load(
                        tenant,
                        Set.of(item("a").key(), item("b").key(), item("c").key())))
                .extracting(record -> record.key().id())
                .containsExactlyInAnyOrder("b", "c");
        assertThat(log()).containsExactly("last=0");
    }

    @Rule(id = "I03", says = "a scan never returns what belongs to another tenant, however alike their ids are")
    final void scanNeverReturnsForeignRecords() {
        List<TenantId> tenants = alike();
        for (TenantId one : tenants) {
            commit(
                    store,
                    one,
                    item("of " + tenants.indexOf(one)).insert(),
                    item("shared").insert());
        }

        for (TenantId one : tenants) {
            String own = "of " + tenants.indexOf(one);
            for (Index index : TckCatalog.INDEXES) {
                assertThat(ids(store.scan(one, items(index))))
                        .as("scan of %s by %s", index.name(), own)
                        .containsExactly(own, "shared");
            }
            assertThat(ids(store.scan(
                            one, items(BY_NAME).equal(new Value.Text(Item.TEXT)).descending(true))))
                    .as("descending scan of %s", own)
                    .containsExactly("shared", own);
        }
    }

    @Rule(id = "I04", says = "a position taken from another tenant shows nothing of it")
    final void positionFromOtherTenantLeaksNothing() {
        insert(item("b").name("n"), item("d").name("n"));
        Item theirs = item("c").name("n");
        commit(
                store,
                other,
                item("a").name("n").insert(),
                theirs.insert(),
                item("e").name("n").insert());
        Position position = Position.of(theirs.stored(), BY_NAME);

        assertThat(ids(items(BY_NAME).after(position))).containsExactly("d");
        assertThat(ids(items(BY_NAME).after(position).descending(true))).containsExactly("b");
        assertThat(ids(items(BY_NAME).equal(new Value.Text("n")).after(position)))
                .containsExactly("d");
        assertThat(ids(items(BY_ID).after(new Position(List.of(), "c")))).containsExactly("d");
        assertThat(ids(items(BY_STAGE_DUE).after(Position.of(theirs.stored(), BY_STAGE_DUE))))
                .containsExactly("d");
    }

    @Rule(id = "I05", says = "a conflict in one tenant does not block another")
    final void conflictInOneTenantDoesNotBlockAnother() {
        RecordStore second = open();
        insert(item("a"));

        assertConflict(Set.of(item("a").key()), item("b").insert(), item("a").insert());

        assertThat(race(List.of(
                        () -> commit(store, other, item("a").insert()),
                        () -> commit(second, other, item("b").insert()))))
                .containsExactly(Outcome.APPLIED, Outcome.APPLIED);
        assertThat(ids(store.scan(other, items(BY_ID)))).containsExactly("a", "b");
    }

    @Rule(id = "I06", says = "an erase removes everything of its tenant and nothing else")
    final void eraseRemovesEverythingOfTenantAndNothingElse() {
        List<TenantId> tenants = new ArrayList<>(alike());
        while (tenants.size() < 25) {
            tenants.add(freshTenant());
        }
        for (TenantId one : tenants) {
            commit(store, one, item("a").insert(), item("b").insert(), note("a").insert(), append(0, "one", "two"));
        }
        List<String> full = everything(store, tenants.get(24));
        List<String> empty = everything(store, freshTenant());
        List<TenantId> erased = List.of(tenants.get(0), tenants.get(3), tenants.get(20));

        erased.forEach(store::erase);

        for (TenantId one : tenants) {
            assertThat(everything(store, one))
                    .as("tenant %s, %s", tenants.indexOf(one), erased.contains(one) ? "erased" : "not erased")
                    .containsExactlyElementsOf(erased.contains(one) ? empty : full);
        }
        for (TenantId one : erased) {
            assertThat(store.load(one, Set.of(item("a").key(), note("a").key())))
                    .isEmpty();
        }
    }

    @Rule(id = "I07", says = "an erase can be repeated, and the tenant is as new afterwards")
    final void eraseIsIdempotentAndTenantUsableAfterwards() {
        commit(item("a").version(3).insert(), append(0, "one", "two"));

        store.erase(tenant);
        store.erase(tenant);
        store.erase(freshTenant());

        commit(item("a").insert(), append(0, "again"));
        assertThat(stored(item("a"))).contains(item("a"));
        assertThat(ids(items(BY_ID))).containsExactly("a");
        assertThat(log()).containsExactly("1=again", "last=1");
    }

    @Rule(id = "I08", says = "tenants whose ids differ only in case, accents or trailing spaces are different tenants")
    final void tenantIdsDifferingInCaseOrTrailingSpaceAreDistinct() {
        String base = "é" + UUID.randomUUID();
        List<TenantId> tenants = Stream.of("A", "a", "a ", "a  ", "a\t", "á", "a\u0301", "ａ", " a")
                .map(end -> new TenantId(base + end))
                .toList();
        for (TenantId one : tenants) {
            String own = "of " + tenants.indexOf(one);
            commit(store, one, item("shared").name(own).insert(), append(0, own));
        }

        for (TenantId one : tenants) {
            String own = "of " + tenants.indexOf(one);
            Item item = item("shared").name(own);
            assertThat(stored(store, one, item)).as("record of tenant %s", own).contains(item);
            assertThat(scan(store, one, items(BY_NAME)))
                    .as("scan of tenant %s", own)
                    .containsExactly(item);
            assertThat(store.count(one, items(BY_NAME), List.of())).containsValue(1L);
            assertThat(log(store, one)).containsExactly("1=" + own, "last=1");
        }

        store.erase(tenants.get(1));
        for (TenantId one : tenants) {
            assertThat(stored(store, one, item("shared")).isPresent())
                    .as("tenant %s after the erase of tenant of 1", tenants.indexOf(one))
                    .isEqualTo(tenants.indexOf(one) != 1);
        }
    }

    @Rule(id = "I09", says = "an erase also removes kinds that only the catalogs of other instances have")
    final void eraseRemovesKindsOfOtherCatalogs() {
        Kind later = new Kind(
                "tck_" + UUID.randomUUID().toString().replace("-", ""), Map.of("due", Value.Type.INT), List.of(BY_ID));
        RecordStore wide = open(new Catalog(Stream.concat(TckCatalog.CATALOG.kinds().stream(), Stream.of(later))
                .toList()));
        RecordStore narrow = open(new Catalog(TckCatalog.CATALOG.kinds().stream()
                .filter(kind -> kind.name().equals(TckCatalog.ITEM))
                .toList()));
        StoredRecord added = new StoredRecord(new Key(later.name(), "a"), 1, "{}", Map.of("due", new Value.Int(1)));
        List<String> empty = everything(wide, tenant);
        for (RecordStore eraser : List.of(store, narrow)) { // opened before the kind was made, and after it without it
            List.of(tenant, other)
                    .forEach(one -> commit(
                            wide, one, item("a").insert(), note("a").insert(), new Op.Put(0, added), append(0, "one")));

            eraser.erase(tenant);

            assertThat(everything(wide, tenant)).isEqualTo(empty);
            assertThat(wide.load(tenant, Set.of(note("a").key(), added.key()))).isEmpty();
            Scan scan = Scan.of(later.name(), BY_ID, ALL);
            assertThat(wide.scan(tenant, scan).records()).isEmpty();
            assertThat(ids(wide.scan(other, scan))).containsExactly("a");
            wide.erase(other);
        }
    }

    /** Tenants that a prefix, a pattern or a concatenated key would mix up; the first is the prefix of the others. */
    private static List<TenantId> alike() {
        String base = "a%_" + UUID.randomUUID();
        List<TenantId> tenants = new ArrayList<>();
        for (String end :
                List.of("", "1", "a", "aa", "/", "/a", "%", "_", ".", "!", "~", "🤪", "Aa", "BB", "AaAa", "BBBB")) {
            tenants.add(new TenantId(base + end));
        }
        return tenants;
    }
}
