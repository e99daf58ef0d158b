package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.Item.note;
import static io.crmkit.store.tck.TckCatalog.BY_FLAG_RANK;
import static io.crmkit.store.tck.TckCatalog.BY_ID;
import static io.crmkit.store.tck.TckCatalog.BY_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.ConflictException;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Value;
import io.crmkit.store.tck.Race.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;

/** Rules B07 to B15: conditions, sizes and visibility of a batch. */
public abstract class BatchConditionTopic extends Topic {
    /** A store that takes larger batches is tested with this one. */
    private static final int LARGE = 20_000;

    private final Item a = item("a");
    private final Item b = item("b");

    /** For an adapter's test that runs this topic alone. */
    protected BatchConditionTopic() {}

    @Rule(id = "B07", says = "a check that fails undoes the batch, wherever it stands")
    final void failedCheckUndoesPuts() {
        insert(a, b);
        List<String> before = everything();
        Item next = a.version(2).name("next");

        assertConflict(Set.of(b.key()), next.replace(1), item("new").insert(), append(0, "lost"), b.check(2));
        assertConflict(Set.of(b.key()), b.check(2), next.replace(1), append(Op.Append.AT_END, "lost"));
        assertConflict(Set.of(b.key()), a.delete(1), b.check(0), item("new").insert());
        assertConflict(Set.of(note("none").key()), next.replace(1), note("none").check(1));

        assertThat(everything()).isEqualTo(before);
    }

    @Rule(id = "B08", says = "an empty batch is accepted")
    final void emptyBatchIsAccepted() {
        commit();
        insert(a);
        List<String> before = everything();

        commit();

        assertThat(everything()).isEqualTo(before);
    }

    @Rule(id = "B09", says = "a batch of the maximum size is applied as a whole")
    final void batchOfMaximumSizeIsApplied() {
        int size = Math.min(store.limits().opsPerBatch(), LARGE);
        List<Op> ops = new ArrayList<>(inserts(size - 1));
        ops.add(append(0, "one"));
        List<String> bodies =
                IntStream.range(0, size).mapToObj(i -> "\"" + i + "\"").toList();

        commit(store, tenant, ops);
        commit(new Op.Append("large", 0, bodies));

        assertThat(idsByPage(items(BY_ID))).as("records of a batch of %s", size).hasSize(size - 1);
        assertThat(log()).containsExactly("1=one", "last=1");
        assertThat(store.readLog(tenant, "large", 0, size).entries())
                .extracting(entry -> entry.body())
                .isEqualTo(bodies);
    }

    @Rule(id = "B10", says = "a batch over the maximum size is refused before any effect, and never applied in parts")
    final void batchLargerThanLimitIsRefusedBeforeAnyEffect() {
        int limit = store.limits().opsPerBatch();
        Assumptions.assumeTrue(limit <= LARGE, "the store takes larger batches than the kit makes");
        insert(a);
        List<Op> conflicting = new ArrayList<>(inserts(limit));
        conflicting.add(a.insert());
        try {
            commit(store, tenant, conflicting);
            throw new AssertionError("a batch with a conflict was applied");
        } catch (IllegalArgumentException | ConflictException expected) {
            assertThat(idsByPage(items(BY_ID)))
                    .as("records after a failed batch")
                    .containsExactly("a");
        }

        if (appliesOrRefuses("batch over the limit", inserts(limit + 1).toArray(Op[]::new))) {
            assertThat(idsByPage(items(BY_ID))).hasSize(limit + 2);
        }
        assertRefused(
                "append of more entries than a batch takes",
                () -> commit(new Op.Append(LOG, 0, Collections.nCopies(limit + 1, "{}"))));
    }

    @Rule(id = "B11", says = "of concurrent batches that insert one claim exactly one wins, with all that came with it")
    final void uniqueClaimAllowsExactlyOneHolder() {
        RecordStore second = open();
        for (int round = 0; round < 5; round++) {
            Item claim = note("claim " + round);
            List<Item> holders = IntStream.range(0, 8)
                    .mapToObj(i -> item(claim.id() + " holder " + i))
                    .toList();

            List<Outcome> outcomes = race(holders.stream()
                    .map(holder -> (Runnable) () -> commit(
                            holders.indexOf(holder) % 2 == 0 ? store : second,
                            tenant,
                            holder.insert(),
                            claim.name(holder.id()).insert()))
                    .toList());

            assertThat(outcomes).as("holders of one claim").containsOnlyOnce(Outcome.APPLIED);
            String winner = holders.get(outcomes.indexOf(Outcome.APPLIED)).id();
            assertThat(stored(claim).orElseThrow().name())
                    .as("holder of the claim")
                    .isEqualTo(winner);
            assertThat(holders.stream().filter(holder -> stored(holder).isPresent()))
                    .extracting(Item::id)
                    .containsExactly(winner);
        }
    }

    @Rule(id = "B12", says = "two records can exchange values, claims too, in one batch")
    final void swapOfTwoUniqueClaimsInOneBatchWorks() {
        Item claimX = note("claim x").name("a");
        Item claimY = note("claim y").name("b");
        insert(a.name("x"), b.name("y"), claimX, claimY);

        commit(
                a.version(2).name("y").replace(1),
                b.version(2).name("x").replace(1),
                claimX.version(2).name("b").replace(1),
                claimY.version(2).name("a").replace(1));

        assertThat(ids(items(BY_NAME).equal(new Value.Text("x")))).containsExactly("b");
        assertThat(ids(items(BY_NAME).equal(new Value.Text("y")))).containsExactly("a");
        assertThat(stored(claimX).orElseThrow().name()).isEqualTo("b");
        assertThat(stored(claimY).orElseThrow().name()).isEqualTo("a");

        commit(
                claimX.delete(2),
                note("claim z").name("b").insert(),
                claimY.version(3).name("b").replace(2));
        assertThat(stored(claimX)).isEmpty();
        assertThat(stored(claimY).orElseThrow().name()).isEqualTo("b");
    }

    @Rule(id = "B13", says = "readers never see a part of a batch, nor anything of one that fails")
    final void readersNeverSeePartOfABatch() {
        insert(a.rank(1), b.rank(1));
        commit(append(0, "entry"));
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger reads = new AtomicInteger();
        RecordStore second = open();

        List<Outcome> outcomes = race(List.of(
                () -> {
                    try {
                        writePairs(reads);
                    } finally {
                        done.set(true);
                    }
                },
                () -> readPairs(store, done, reads),
                () -> readPairs(second, done, reads)));

        assertThat(outcomes).as("writer and readers").containsOnly(Outcome.APPLIED);
    }

    private void writePairs(AtomicInteger reads) {
        long end = System.nanoTime() + deadline.toNanos() / 2;
        for (long i = 2; i <= 40 || (reads.get() < 100 && System.nanoTime() < end); i++) {
            commit(a.version(i).rank(i).replace(i - 1), b.version(i).rank(i).replace(i - 1), append(i - 1, "entry"));
            if (i % 4 == 0) {
                assertConflict(
                        Set.of(note("none").key()),
                        a.version(i + 1).rank(-1).replace(i),
                        b.version(i + 1).rank(-1).replace(i),
                        note("none").version(2).replace(1));
            }
        }
    }

    /** Each reads what the writer wrote before or at the same time as what was read before, so numbers never fall. */
    private void readPairs(RecordStore instance, AtomicBoolean done, AtomicInteger reads) {
        try {
            long seen = 1;
            while (!done.get()) {
                for (Item item : List.of(a, b, a)) {
                    long rank = stored(instance, tenant, item).orElseThrow().rank();
                    assertThat(rank)
                            .as("%s, after its partner was seen at %s", item.id(), seen)
                            .isGreaterThanOrEqualTo(seen);
                    seen = rank;
                }
                long last = instance.readLog(tenant, LOG, seen - 1, 1).last();
                assertThat(last).as("log, after a record was seen at %s", seen).isGreaterThanOrEqualTo(seen);
                seen = last;
                for (Index index : List.of(BY_ID, BY_FLAG_RANK)) {
                    seen = together(
                            "scan by " + index.name(),
                            seen,
                            scan(instance, tenant, items(index)).stream()
                                    .map(Item::rank)
                                    .toList());
                }
                List<Long> counted = new ArrayList<>();
                instance.count(tenant, items(BY_FLAG_RANK), List.of("flag", "rank"))
                        .forEach((tuple, count) -> counted.addAll(
                                Collections.nCopies(count.intValue(), ((Value.Int) tuple.get(1)).value())));
                seen = together("count", seen, counted);
                reads.incrementAndGet();
            }
        } finally {
            reads.addAndGet(1_000); // the writer does not wait for a reader that failed
        }
    }

    /** One call sees both records as one batch left them. */
    private static long together(String what, long seen, List<Long> ranks) {
        assertThat(ranks).as("ranks of both records in one %s", what).hasSize(2);
        assertThat(Set.copyOf(ranks))
                .as("ranks of both records in one %s", what)
                .hasSize(1);
        assertThat(ranks.get(0))
                .as("rank in a %s, after %s was seen", what, seen)
                .isGreaterThanOrEqualTo(seen);
        return ranks.get(0);
    }

    @Rule(id = "B14", says = "after any number of conflicts the store is as usable as before")
    final void exceptionFromConflictLeavesConnectionUsable() {
        insert(a);
        commit(append(0, "one"));
        for (int i = 0; i < 60; i++) {
            Item next = item("next " + i);
            assertConflict(Set.of(a.key()), next.insert(), a.insert());
            assertThat(stored(next)).as("read after a conflict").isEmpty();
            assertConflict(Set.of(a.key()), a.delete(2));
            assertThat(ids(items(BY_ID).limit(1))).as("scan after a conflict").hasSize(1);
            assertConflict(Set.of(a.key()), a.check(0));
            assertConflict(Set.of(Key.ofLog(LOG)), append(7, "lost"));
            assertThat(log()).as("log after a conflict").containsExactly("1=one", "last=1");
            if (i % 10 == 0) {
                commit(next.insert());
                assertThat(stored(next)).as("written after a conflict").contains(next);
            }
        }
    }

    @Rule(id = "B15", says = "two operations on one key or log in one batch are refused")
    final void twoOperationsOnOneKeyInOneBatchAreRefused() {
        insert(a);
        Item next = a.version(2).name("next");

        assertRefused(
                "two puts of one key",
                () -> commit(next.replace(1), next.version(3).replace(2)));
        assertRefused("two inserts of one key", () -> commit(b.insert(), b.insert()));
        assertRefused("a put and a delete of one key", () -> commit(next.replace(1), a.delete(2)));
        assertRefused("a delete and an insert of one key", () -> commit(a.delete(1), a.insert()));
        assertRefused("a check and a put of one key", () -> commit(a.check(1), next.replace(1)));
        assertRefused("two appends to one log", () -> commit(append(0, "one"), append(1, "two")));
        assertRefused(
                "two appends at the end of one log",
                () -> commit(append(Op.Append.AT_END, "one"), append(Op.Append.AT_END, "two")));
    }

    private static List<Op.Put> inserts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> item("item " + i).body("{}").insert())
                .toList();
    }
}
