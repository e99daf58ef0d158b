package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.Item.note;
import static io.crmkit.store.tck.TckCatalog.BARE;
import static io.crmkit.store.tck.TckCatalog.BY_ID;
import static io.crmkit.store.tck.TckCatalog.BY_NAME;
import static io.crmkit.store.tck.TckCatalog.ITEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Batch;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Op;
import io.crmkit.store.Position;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Rules A13 to A20: what a key names, what a check does, and whose objects are whose. */
public abstract class KeyTopic extends Topic {
    /** For an adapter's test that runs this topic alone. */
    protected KeyTopic() {}

    @Rule(id = "A13", says = "a deleted record can be created again, any number of times")
    final void recordCanBeRecreatedAfterDelete() {
        insert(item("a").version(5));
        for (int round = 0; round < 3; round++) {
            Item old = stored(item("a")).orElseThrow();
            commit(old.delete(old.version()));
            assertConflict(Set.of(old.key()), old.version(9).replace(old.version()));
            Item again = item("a").name("round " + round).rank(round);

            commit(again.insert());

            assertThat(stored(again)).contains(again);
            assertThat(scan(items(BY_NAME))).containsExactly(again);
            assertConflict(Set.of(old.key()), again.insert());
        }
    }

    @Rule(id = "A14", says = "a deleted record leaves no index entry, not even for a record that takes its id later")
    final void deletedRecordLeavesNoIndexEntry() {
        Item a = item("a").name("old").stage("old").due(7).flag(true).rank(7);
        Item b = item("b").name("z").stage("z").due(8).flag(true).rank(8);
        insert(a, b);

        commit(a.delete(1));

        for (Index index : TckCatalog.INDEXES) {
            Scan one = items(index).limit(1);
            assertThat(ids(one)).as("first of %s", index.name()).containsExactly("b");
            assertThat(store.scan(tenant, one).more())
                    .as("more of %s", index.name())
                    .isFalse();
        }
        Item again = item("a").name("new").stage("new");
        insert(again);
        for (Index index : TckCatalog.INDEXES) {
            assertThat(scan(items(index))).as("scan of %s", index.name()).containsExactlyInAnyOrder(again, b);
            List<Value> old = Position.of(a.stored(), index).attributes();
            if (!old.isEmpty()) {
                assertThat(scan(items(index).equal(old.toArray(Value[]::new))))
                        .as("entries of %s under the values of the deleted record", index.name())
                        .isEmpty();
            }
        }
    }

    @Rule(id = "A15", says = "one id in several kinds names several records")
    final void sameIdInDifferentKindsAreDistinct() {
        Item a = item("same").name("item");
        Item b = note("same").name("note").version(3);
        StoredRecord bare = bare("same");
        commit(a.insert(), b.insert(), new Op.Put(0, bare));
        assertThat(stored(a)).contains(a);
        assertThat(stored(b)).contains(b);

        commit(a.version(2).replace(1), b.delete(3));

        assertThat(stored(a)).contains(a.version(2));
        assertThat(stored(b)).isEmpty();
        assertThat(load(bare.key())).containsExactly(bare);
        assertThat(store.scan(tenant, Scan.of(BARE, BY_ID, ALL)).records()).containsExactly(bare);
    }

    @Rule(id = "A16", says = "where a kind ends and an id begins is never ambiguous, and ids of one hash are different")
    final void kindAndIdBoundaryIsUnambiguous() {
        List<StoredRecord> records = new ArrayList<>();
        for (String separator : List.of("", "_", ":", "/", ".", "|", "-", "\\", " ", "\u001f", "\uffff")) {
            records.add(
                    item(separator + "x").body("[\"" + records.size() + "\"]").stored());
            records.add(bare("_item" + separator + separator + "x"));
            records.add(bare("item" + separator + "x"));
            records.add(bare(separator + "_item" + separator + "x"));
        }
        for (String sameHash : List.of("Aa", "BB", "AaAa", "BBBB", "AaBB")) {
            records.add(item(sameHash).body("[\"" + sameHash + "\"]").stored());
        }
        List<StoredRecord> distinct = List.copyOf(new HashSet<>(records));
        commit(
                store,
                tenant,
                distinct.stream().map(record -> new Op.Put(0, record)).toList());

        for (StoredRecord record : distinct) {
            assertThat(load(record.key())).as("record %s", record.key()).containsExactly(record);
        }
        for (String kind : List.of(ITEM, BARE)) {
            assertThat(store.scan(tenant, Scan.of(kind, BY_ID, ALL)).records())
                    .as("all of %s", kind)
                    .containsExactlyInAnyOrderElementsOf(distinct.stream()
                            .filter(record -> record.key().kind().equals(kind))
                            .toList());
        }
    }

    @Rule(id = "A17", says = "a check that holds changes nothing, and leaves no trace of what is absent")
    final void checkSucceedsWhenVersionMatchesAndChangesNothing() {
        Item a = item("a").version(4);
        Item none = item("none");
        insert(a, item("b"));
        List<String> before = everything();

        commit(a.check(4), none.check(0));
        commit(none.check(0));
        commit(a.check(4), item("b").check(1));

        assertThat(everything()).isEqualTo(before);
        assertThat(stored(none)).isEmpty();
        commit(none.insert(), a.version(5).replace(4));
        assertThat(stored(none)).contains(none);
    }

    @Rule(id = "A18", says = "a check fails if another version, no record or an unexpected record is stored")
    final void checkOfAbsenceFailsWhenRecordExists() {
        Item a = item("a").version(4);
        Item far = item("far").version(WritingTopic.FAR);
        Item largest = item("largest").version(Long.MAX_VALUE);
        insert(a, far, largest);

        assertConflict(Set.of(a.key()), a.check(0));
        assertConflict(Set.of(a.key()), a.check(3));
        assertConflict(Set.of(a.key()), a.check(5));
        assertConflict(Set.of(a.key()), a.check(WritingTopic.FAR + 4));
        assertConflict(Set.of(far.key()), far.check(0));
        assertConflict(Set.of(far.key()), far.check(2 * WritingTopic.FAR));
        assertConflict(Set.of(largest.key()), largest.check(Long.MAX_VALUE - 1));
        assertConflict(Set.of(item("none").key()), item("none").check(1));
        assertConflict(Set.of(item("none").key()), item("none").check(WritingTopic.FAR));

        assertThat(scan(items(BY_ID))).containsExactly(a, far, largest);
    }

    @Rule(id = "A19", says = "what the caller does with its own collections before or after a call changes nothing")
    final void storedValueIsIndependentOfCallerObjects() {
        Item a = item("a");
        Item b = item("b");
        Map<String, Value> attributes = new HashMap<>(a.stored().attributes());
        List<String> bodies = new ArrayList<>(List.of("\"one\""));
        List<Op> ops = new ArrayList<>();
        ops.add(new Op.Put(0, new StoredRecord(a.key(), 1, a.body(), attributes)));
        ops.add(b.insert());
        ops.add(new Op.Append(LOG, 0, bodies));
        store.commit(new Batch(UUID.randomUUID(), tenant, ops));
        attributes.put("name", new Value.Text("changed"));
        bodies.set(0, "\"changed\"");
        ops.clear();
        assertThat(scan(items(BY_ID))).containsExactly(a, b);
        assertThat(log()).containsExactly("1=\"one\"", "last=1");

        Set<Key> keys = new HashSet<>(Set.of(a.key(), item("none").key()));
        List<StoredRecord> first = store.load(tenant, keys);
        assertThat(keys)
                .as("keys of the caller after a load")
                .containsExactlyInAnyOrder(a.key(), item("none").key());
        keys.clear();
        keys.add(b.key());

        assertThat(store.load(tenant, keys))
                .as("load with the same set, filled anew")
                .containsExactly(b.stored());
        assertThat(first).as("what the first load returned").containsExactly(a.stored());
    }

    @Rule(id = "A20", says = "what a call returned is detached from the store, in both directions")
    final void returnedRecordIsUnmodifiableAndDetached() {
        Item a = item("a").name("old");
        insert(a);
        commit(append(0, "\"one\""));
        List<StoredRecord> loaded = load(a.key());
        List<StoredRecord> scanned = store.scan(tenant, items(BY_NAME)).records();
        Map<List<Value>, Long> counted = store.count(tenant, items(BY_NAME), List.of());

        commit(a.version(2).name("new").replace(1), item("b").insert(), append(1, "\"two\""));
        assertThat(loaded).as("loaded before the change").containsExactly(a.stored());
        assertThat(scanned).as("scanned before the change").containsExactly(a.stored());
        assertThat(counted).as("counted before the change").isEqualTo(Map.of(List.of(), 1L));

        List<String> before = everything();
        List<StoredRecord> again = load(a.key());
        tryToEmpty(again.get(0).attributes().keySet());
        tryToEmpty(again);
        tryToEmpty(store.scan(tenant, items(BY_NAME)).records());
        tryToEmpty(store.readLog(tenant, LOG, 0, ALL).entries());
        tryToEmpty(store.count(tenant, items(BY_NAME), List.of()).keySet());
        assertThat(everything()).as("after a caller changed what was returned").isEqualTo(before);
        assertThat(load(a.key())).hasSize(1);
        assertThat(store.count(tenant, items(BY_NAME), List.of())).isEqualTo(Map.of(List.of(), 2L));
    }

    private static void tryToEmpty(Collection<?> returned) {
        try {
            returned.clear();
        } catch (UnsupportedOperationException refused) {
            // an unmodifiable collection is as good as a copy
        }
    }

    private List<StoredRecord> load(Key key) {
        return store.load(tenant, Set.of(key));
    }

    private static StoredRecord bare(String id) {
        return new StoredRecord(new Key(BARE, id), 7, "{}", Map.of());
    }
}
