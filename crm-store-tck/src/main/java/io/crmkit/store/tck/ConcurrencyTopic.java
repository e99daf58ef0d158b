package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.TckCatalog.BY_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.ConflictException;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Value;
import io.crmkit.store.tck.Race.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Rules J01 to J03 and J07 to J09: writers at the same time, within one instance and over several. */
public abstract class ConcurrencyTopic extends Topic {
    private static final int WRITERS = 8;
    private static final int ROUNDS = 10;
    private static final int INCREMENTS = 25;

    /** For an adapter's test that runs this topic alone. */
    protected ConcurrencyTopic() {}

    @Rule(id = "J01", says = "of concurrent inserts of one key exactly one wins")
    final void concurrentInsertsOfOneKeyHaveExactlyOneWinner() {
        for (int round = 0; round < ROUNDS; round++) {
            Item a = item("round " + round);

            assertOneWinner(a, writer -> () -> commit(a.rank(writer).insert()));
        }
    }

    @Rule(id = "J02", says = "of concurrent updates from one version exactly one wins")
    final void concurrentUpdatesFromSameVersionHaveExactlyOneWinner() {
        for (int round = 0; round < ROUNDS; round++) {
            Item a = item("round " + round);
            insert(a.rank(-1));

            assertOneWinner(a, writer -> () -> commit(a.version(2).rank(writer).replace(1)));
        }
    }

    @Rule(id = "J03", says = "a counter that 8 writers increment 25 times each loses nothing")
    final void counterIncrementedByManyThreadsLosesNothing() {
        Item counter = item("counter");
        insert(counter);

        race(Collections.nCopies(WRITERS, () -> {
            for (int i = 0; i < INCREMENTS; i++) {
                increment(counter);
            }
        }));

        Item end = stored(counter).orElseThrow();
        assertThat(end.rank()).as("sum of all increments").isEqualTo(WRITERS * INCREMENTS);
        assertThat(end.version()).as("version after all increments").isEqualTo(1 + WRITERS * INCREMENTS);
    }

    @Rule(id = "J07", says = "whoever loses a race gets a ConflictException and nothing else")
    final void loserSeesConflictNotDriverException() {
        RecordStore second = open();
        for (int round = 0; round < ROUNDS; round++) {
            Item a = item("a " + round);
            Item b = item("b " + round);
            long last = round;

            // opposite order of keys in the batches, which is what deadlocks are made of
            assertOneApplied("insert", writer -> () -> {
                RecordStore mine = writer % 2 == 0 ? store : second;
                commit(
                        mine,
                        tenant,
                        writer % 2 == 0 ? List.of(a.insert(), b.insert()) : List.of(b.insert(), a.insert()));
            });
            assertOneApplied("update", writer -> () -> {
                RecordStore mine = writer % 2 == 0 ? store : second;
                Item a2 = a.version(2);
                Item b2 = b.version(2);
                commit(
                        mine,
                        tenant,
                        writer % 2 == 0
                                ? List.of(a2.replace(1), b2.replace(1))
                                : List.of(b2.replace(1), a2.replace(1)));
            });
            assertOneApplied(
                    "append", writer -> () -> commit(writer % 2 == 0 ? store : second, tenant, append(last, "entry")));
            assertOneApplied("delete", writer -> () -> commit(writer % 2 == 0 ? store : second, tenant, a.delete(2)));
        }
    }

    @Rule(id = "J08", says = "every instance sees at once what another committed")
    final void secondInstanceSeesCommitsOfFirst() {
        RecordStore second = open();
        Item a = item("a").name("first");
        assertThat(stored(second, tenant, a)).as("before the insert").isEmpty();

        insert(a);
        commit(append(0, "one"));
        assertThat(stored(second, tenant, a)).as("after the insert").contains(a);
        assertThat(everything(second, tenant)).containsExactlyElementsOf(everything());

        Item next = a.version(2).name("second");
        commit(next.replace(1));
        assertThat(stored(second, tenant, a)).as("after the update").contains(next);
        assertThat(scan(second, tenant, items(BY_NAME).equal(new Value.Text("first"))))
                .isEmpty();
        assertThat(everything(second, tenant)).containsExactlyElementsOf(everything());

        commit(second, tenant, next.delete(2), append(1, "two"));
        assertThat(stored(a)).as("after the delete by the second instance").isEmpty();
        assertThat(log()).containsExactly("1=one", "2=two", "last=2");
        assertThat(everything(second, tenant)).containsExactlyElementsOf(everything());
    }

    @Rule(id = "J09", says = "of writers on two instances exactly one wins")
    final void winnersAreDecidedAcrossInstances() {
        RecordStore second = open();
        for (int round = 0; round < ROUNDS; round++) {
            Item a = item("round " + round);
            insert(a.rank(-1));

            assertOneWinner(a, writer -> {
                RecordStore mine = writer % 2 == 0 ? store : second;
                return () -> commit(mine, tenant, a.version(2).rank(writer).replace(1));
            });
            assertThat(stored(second, tenant, a)).isEqualTo(stored(a));
        }
    }

    /** Each writer stores its number as rank; the record must show the winner, and the winner alone. */
    private void assertOneWinner(Item item, IntFunction<Runnable> writer) {
        List<Outcome> outcomes = assertOneApplied(item.id(), writer);

        Item end = stored(item).orElseThrow();
        assertThat(end.rank()).as("rank that the winner wrote").isEqualTo(outcomes.indexOf(Outcome.APPLIED));
    }

    private List<Outcome> assertOneApplied(String what, IntFunction<Runnable> writer) {
        List<Outcome> outcomes =
                race(IntStream.range(0, WRITERS).mapToObj(writer).toList());
        List<Outcome> expected = new ArrayList<>(Collections.nCopies(WRITERS - 1, Outcome.CONFLICT));
        expected.add(Outcome.APPLIED);

        assertThat(outcomes).as("writers of %s", what).containsExactlyInAnyOrderElementsOf(expected);
        return outcomes;
    }

    private void increment(Item counter) {
        while (true) {
            Item now = stored(counter).orElseThrow();
            try {
                commit(now.version(now.version() + 1).rank(now.rank() + 1).replace(now.version()));
                return;
            } catch (ConflictException lost) {
                // another writer was faster: read again
            }
        }
    }
}
