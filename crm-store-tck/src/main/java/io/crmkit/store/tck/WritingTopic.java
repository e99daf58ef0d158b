package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.TckCatalog.BY_ID;
import static io.crmkit.store.tck.TckCatalog.BY_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Index;
import io.crmkit.store.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules A01 to A12: inserting, replacing and deleting one record. */
public abstract class WritingTopic extends Topic {
    /** Further than an int reaches: numbers so far apart are the same int. */
    static final long FAR = 1L << 32;

    /** From here on a double no longer tells neighbours apart. */
    static final long EXACT = 1L << 53;

    /** For an adapter's test that runs this topic alone. */
    protected WritingTopic() {}

    @Rule(id = "A01", says = "a put that expects version 0 creates the record")
    final void putWithExpectedZeroCreatesRecord() {
        Item a = item("a").due(5).flag(true).rank(-7);

        commit(a.insert());

        assertThat(stored(a)).contains(a);
        for (Index index : TckCatalog.INDEXES) {
            assertThat(scan(items(index))).as("scan of %s", index.name()).containsExactly(a);
        }
    }

    @Rule(id = "A02", says = "a put that expects version 0 conflicts with an existing record")
    final void putWithExpectedZeroOnExistingRecordConflicts() {
        Item a = item("a");
        insert(a);

        assertConflict(Set.of(a.key()), a.body("{}").name("other").insert());

        assertThat(stored(a)).contains(a);
    }

    @Rule(id = "A03", says = "a put with the stored version replaces body, attributes and index entries")
    final void putWithMatchingVersionReplacesBodyAndAttributes() {
        Item a = item("a").name("before");
        insert(a);
        Item next =
                a.version(2).body("{\"next\":true}").name("after").stage("won").due(9);

        commit(next.replace(1));

        assertThat(stored(a)).contains(next);
        assertThat(scan(items(BY_NAME).equal(new Value.Text("after")))).containsExactly(next);
        assertThat(scan(items(BY_NAME).equal(new Value.Text("before"))))
                .as("entries under the old name")
                .isEmpty();
    }

    @Rule(id = "A04", says = "a put replaces every attribute and the whole body, also by empty values")
    final void putReplacesEveryAttributeAndTheWholeBody() {
        Item a = item("a")
                .body("{\"old\":1,\"kept\":2}")
                .name("n")
                .stage("s")
                .due(5)
                .flag(true)
                .rank(6);
        insert(a);
        Item next = a.version(2)
                .body("{\"new\":3}")
                .name("")
                .stage("")
                .due(0)
                .flag(false)
                .rank(0);

        commit(next.replace(1));

        assertThat(stored(a)).contains(next);
        assertThat(scan(items(BY_ID))).containsExactly(next);
    }

    @Rule(id = "A05", says = "a put with a stale version conflicts and leaves the record untouched")
    final void putWithStaleVersionConflictsAndLeavesRecordUntouched() {
        Item a = item("a");
        insert(a);
        commit(a.version(2).name("second").replace(1));
        Item far = item("far").version(FAR + 5);
        Item round = item("round").version(FAR);
        Item largest = item("largest").version(Long.MAX_VALUE);
        insert(far, round, largest);
        List<String> before = everything();

        assertConflict(Set.of(a.key()), a.version(3).body("{}").name("third").replace(1));
        assertConflict(Set.of(far.key()), far.version(FAR + 6).name("third").replace(5));
        assertConflict(Set.of(round.key()), round.name("third").replace(0));
        assertConflict(Set.of(largest.key()), largest.name("third").replace(Long.MAX_VALUE - 1));

        assertThat(everything()).containsExactlyElementsOf(before);
    }

    @Rule(id = "A06", says = "a put with a version above the stored one conflicts")
    final void putWithFutureVersionConflicts() {
        Item a = item("a");
        Item exact = item("exact").version(EXACT);
        insert(a, exact);

        assertConflict(Set.of(a.key()), a.version(3).name("third").replace(2));
        assertConflict(Set.of(a.key()), a.version(FAR + 2).name("third").replace(FAR + 1));
        assertConflict(Set.of(exact.key()), exact.version(EXACT + 2).replace(EXACT + 1));

        assertThat(stored(a)).contains(a);
        assertThat(stored(exact)).contains(exact);
    }

    @Rule(id = "A07", says = "a put that expects a version of a missing record conflicts and stores nothing")
    final void putOnMissingRecordWithPositiveVersionConflicts() {
        Item a = item("a");

        assertConflict(Set.of(a.key()), a.version(2).replace(1));

        assertThat(stored(a)).isEmpty();
    }

    @Rule(id = "A08", says = "the version is stored exactly as given")
    final void versionIsStoredExactlyAsGiven() {
        Item a = item("a").version(41);

        insert(a);
        assertThat(stored(a)).contains(a);

        commit(a.version(1_000_003).replace(41));
        assertThat(stored(a)).contains(a.version(1_000_003));
    }

    @Rule(id = "A09", says = "the version can be the largest long")
    final void versionAcceptsLongMaxValue() {
        Item a = item("a").version(Long.MAX_VALUE - 1);
        insert(a);

        commit(a.version(Long.MAX_VALUE).replace(Long.MAX_VALUE - 1));
        assertThat(stored(a)).contains(a.version(Long.MAX_VALUE));

        commit(a.delete(Long.MAX_VALUE));
        assertThat(stored(a)).isEmpty();
    }

    @Rule(id = "A10", says = "a delete with the stored version removes the record from load and from every scan")
    final void deleteWithMatchingVersionRemovesRecord() {
        Item a = item("a");
        Item other = item("other");
        insert(a, other);

        commit(a.delete(1));

        assertThat(stored(a)).isEmpty();
        for (Index index : TckCatalog.INDEXES) {
            assertThat(scan(items(index))).as("scan of %s", index.name()).containsExactly(other);
        }
    }

    @Rule(id = "A11", says = "a delete with a stale version conflicts and removes nothing")
    final void deleteWithStaleVersionConflicts() {
        Item a = item("a");
        insert(a);
        Item next = a.version(2);
        commit(next.replace(1));

        Item far = item("far").version(FAR + 5);
        Item exact = item("exact").version(EXACT);
        Item largest = item("largest").version(Long.MAX_VALUE);
        insert(far, exact, largest);

        assertConflict(Set.of(a.key()), a.delete(1));
        assertConflict(Set.of(a.key()), a.delete(FAR + 2));
        assertConflict(Set.of(far.key()), far.delete(5));
        assertConflict(Set.of(exact.key()), exact.delete(EXACT + 1));
        assertConflict(Set.of(largest.key()), largest.delete(Long.MAX_VALUE - 1));

        assertThat(stored(a)).contains(next);
        assertThat(List.of(stored(far), stored(exact), stored(largest)))
                .containsExactly(Optional.of(far), Optional.of(exact), Optional.of(largest));
    }

    @Rule(id = "A12", says = "a delete of a missing record conflicts")
    final void deleteOfMissingRecordConflicts() {
        Item a = item("a");

        assertConflict(Set.of(a.key()), a.delete(1));
    }
}
