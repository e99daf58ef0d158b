package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.Item.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Key;
import io.crmkit.store.Limits;
import io.crmkit.store.Op;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rules B01 to B06: a batch is applied as a whole or not at all. */
public abstract class BatchTopic extends Topic {
    /** What every store takes in one batch. */
    private static final int MANY = Limits.MINIMUM.opsPerBatch();

    private final Item old = item("old");
    private final Item gone = item("gone");
    private final Item read = item("read");
    private final Item fresh = item("fresh");

    /** For an adapter's test that runs this topic alone. */
    protected BatchTopic() {}

    @Rule(id = "B01", says = "a batch applies all its operations")
    final void batchAppliesAllOperations() {
        insert(old, gone, read);
        Item next = old.version(2).name("next");

        commit(
                fresh.insert(),
                next.replace(1),
                gone.delete(1),
                read.check(1),
                item("none").check(0),
                append(0, "one", "two"),
                note("fresh").insert());

        assertThat(stored(fresh)).contains(fresh);
        assertThat(stored(old)).contains(next);
        assertThat(stored(gone)).isEmpty();
        assertThat(stored(read)).contains(read);
        assertThat(stored(item("none"))).isEmpty();
        assertThat(stored(note("fresh"))).contains(note("fresh"));
        assertThat(log()).containsExactly("1=one", "2=two", "last=2");
    }

    @Rule(id = "B02", says = "a conflict in the last operation undoes all earlier ones")
    final void conflictInLastOperationUndoesAllEarlierOnes() {
        insert(old, gone, read);
        commit(append(0, "one"));
        List<String> before = everything();

        assertConflict(
                Set.of(read.key()),
                fresh.insert(),
                old.version(2).name("next").replace(1),
                gone.delete(1),
                append(1, "two"),
                read.version(9).replace(8));

        assertThat(everything()).containsExactlyElementsOf(before);
    }

    @Rule(id = "B03", says = "a conflict in the first operation prevents all later ones")
    final void conflictInFirstOperationPreventsLaterOnes() {
        insert(old, gone, read);
        commit(append(0, "one"));
        List<String> before = everything();

        assertConflict(
                Set.of(read.key()),
                read.version(9).replace(8),
                fresh.insert(),
                old.version(2).name("next").replace(1),
                gone.delete(1),
                append(1, "two"));

        assertThat(everything()).containsExactlyElementsOf(before);
    }

    @Rule(id = "B04", says = "a conflict names every key that failed, and no other")
    final void conflictNamesEveryFailedKeyAndOnlyThose() {
        insert(old, gone, read);

        assertConflict(
                Set.of(
                        old.key(),
                        item("missing").key(),
                        read.key(),
                        note("missing").key(),
                        Key.ofLog(LOG)),
                fresh.insert(),
                old.insert(),
                item("missing").delete(1),
                gone.delete(1),
                read.check(2),
                note("missing").version(2).replace(1),
                item("none").check(0),
                append(3, "entry"));

        assertConflict(
                Set.of(Key.ofLog(LOG), Key.ofLog("other")),
                append(3, "entry"),
                fresh.insert(),
                new Op.Append("fresh", 0, List.of("entry")),
                new Op.Append("other", 1, List.of("entry")));
        List<Item> missing =
                IntStream.range(0, MANY).mapToObj(i -> item("missing " + i)).toList();
        assertConflict(
                missing.stream().map(Item::key).collect(Collectors.toSet()),
                missing.stream().map(item -> item.delete(1)).toArray(Op[]::new));
    }

    @Rule(id = "B05", says = "a batch over two kinds is atomic")
    final void batchAcrossKindsIsAtomic() {
        insert(item("taken"), note("taken"));

        assertConflict(
                Set.of(note("taken").key()), fresh.insert(), note("taken").insert());
        assertThat(stored(fresh)).as("written before the conflict").isEmpty();

        assertConflict(
                Set.of(item("taken").key()),
                note("fresh").insert(),
                item("taken").insert());
        assertThat(stored(note("fresh"))).as("written before the conflict").isEmpty();

        commit(fresh.insert(), note("fresh").insert());
        assertThat(stored(fresh)).isPresent();
        assertThat(stored(note("fresh"))).isPresent();
    }

    @Rule(id = "B06", says = "a record and an entry of a log in one batch are atomic")
    final void recordAndLogAppendAreAtomic() {
        commit(append(0, "one"));

        assertConflict(Set.of(fresh.key()), fresh.replace(1), append(1, "two"));
        assertThat(log()).as("log after a conflict on a record").containsExactly("1=one", "last=1");

        assertConflict(Set.of(Key.ofLog(LOG)), fresh.insert(), append(7, "eight"));
        assertThat(stored(fresh)).as("record after a conflict on a log").isEmpty();

        commit(fresh.insert(), append(1, "two"));
        assertThat(stored(fresh)).isPresent();
        assertThat(log()).containsExactly("1=one", "2=two", "last=2");
    }
}
