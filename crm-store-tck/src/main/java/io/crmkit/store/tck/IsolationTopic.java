package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.TckCatalog.BY_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.ConflictException;
import io.crmkit.store.LogEntry;
import io.crmkit.store.Op;
import io.crmkit.store.OutcomeUnknownException;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.tck.Race.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Rules J04 to J06 and J10 to J12: checks hold at the commit, and who waits, idles or is interrupted harms nobody else. */
public abstract class IsolationTopic extends Topic {
    private static final int SKEW_ROUNDS = 20;
    private static final int THREADS = 16;
    private static final int ACCOUNTS = 6;
    private static final long BALANCE = 1_000;

    /** For an adapter's test that runs this topic alone. */
    protected IsolationTopic() {}

    @Rule(id = "J04", says = "of two batches of which each changes what the other checks, exactly one wins")
    final void writeSkewIsPreventedByChecks() {
        RecordStore second = open();
        for (int round = 0; round < SKEW_ROUNDS; round++) {
            // two doctors on call: each may go if the other stays
            Item ada = item("ada " + round).rank(1);
            Item bob = item("bob " + round).rank(1);
            insert(ada, bob);

            assertOneWinner(
                    round,
                    second,
                    List.of(bob.check(1), ada.version(2).rank(0).replace(1)),
                    List.of(ada.check(1), bob.version(2).rank(0).replace(1)));

            assertThat(stored(ada).orElseThrow().rank()
                            + stored(bob).orElseThrow().rank())
                    .as("doctors on call after round %s", round)
                    .isEqualTo(1);
        }
    }

    @Rule(
            id = "J05",
            says = "of a batch that checks a record and one that deletes it and checks back, exactly one wins")
    final void checkAndDeleteRaceHasOneWinner() {
        RecordStore second = open();
        for (int round = 0; round < SKEW_ROUNDS; round++) {
            // a child may be added while there is a parent, and a parent removed while there is no child
            Item parent = item("parent " + round);
            Item child = item("child " + round);
            insert(parent);

            assertOneWinner(
                    round, second, List.of(parent.check(1), child.insert()), List.of(parent.delete(1), child.check(0)));

            assertThat(stored(parent).isPresent())
                    .as("parent is there, as the child is, after round %s", round)
                    .isEqualTo(stored(child).isPresent());
        }
    }

    /** Rounds with an odd number are run over two instances. */
    private void assertOneWinner(int round, RecordStore second, List<Op> left, List<Op> right) {
        RecordStore other = round % 2 == 0 ? store : second;
        assertThat(race(List.of(() -> commit(store, tenant, left), () -> commit(other, tenant, right))))
                .as("outcomes of %s and %s in round %s", left, right, round)
                .containsExactlyInAnyOrder(Outcome.APPLIED, Outcome.CONFLICT);
    }

    @Rule(id = "J06", says = "writers that take the same records or logs in opposite order all come through")
    final void oppositeLockOrderDoesNotDeadlockForever() {
        RecordStore second = open();
        long each = 10;
        insert(item("a").rank(0), item("b").rank(0));

        inOppositeOrder(second, each, () -> List.of(increment(item("a")), increment(item("b"))));

        assertThat(stored(item("a"))).contains(item("a").version(1 + 4 * each).rank(4 * each));
        assertThat(stored(item("b"))).contains(item("b").version(1 + 4 * each).rank(4 * each));

        Op atX = new Op.Append("x", Op.Append.AT_END, List.of("entry"));
        Op atY = new Op.Append("y", Op.Append.AT_END, List.of("entry"));
        inOppositeOrder(second, each, () -> List.of(atX, atY));
        inOppositeOrder(second, each, () -> List.of(increment(item("a")), atX));
        assertThat(stored(item("a"))).contains(item("a").version(1 + 8 * each).rank(8 * each));
        assertThat(store.readLog(tenant, "x", 0, ALL).last()).isEqualTo(8 * each);
        assertThat(store.readLog(tenant, "y", 0, ALL).last()).isEqualTo(4 * each);
    }

    /** Of four writers on two instances two commit these steps, and two commit them backwards. */
    private void inOppositeOrder(RecordStore second, long times, Supplier<List<Op>> steps) {
        race(IntStream.range(0, 4)
                .<Runnable>mapToObj(writer -> () -> {
                    for (int i = 0; i < times; i++) {
                        untilApplied(writer < 2 ? store : second, () -> {
                            List<Op> ops = new ArrayList<>(steps.get());
                            if (writer % 2 != 0) {
                                Collections.reverse(ops);
                            }
                            return ops;
                        });
                    }
                })
                .toList());
    }

    private Op increment(Item item) {
        Item now = stored(item).orElseThrow();
        return now.version(now.version() + 1).rank(now.rank() + 1).replace(now.version());
    }

    private void untilApplied(RecordStore on, Supplier<List<Op>> batch) {
        while (true) {
            try {
                commit(on, tenant, batch.get());
                return;
            } catch (ConflictException lost) {
                // another writer was faster: read again
            }
        }
    }

    @Rule(id = "J10", says = "one instance serves 16 threads, and none gets the answer of another")
    final void sharedInstanceIsThreadSafe() {
        for (int i = 0; i < ACCOUNTS; i++) {
            insert(account(i).rank(BALANCE));
        }
        AtomicInteger transfers = new AtomicInteger();

        race(IntStream.range(0, THREADS)
                .<Runnable>mapToObj(thread -> () -> {
                    for (int i = 0; i < 5; i++) {
                        if (thread % 2 == 0) {
                            transfer(thread + i, thread + i + 1 + i % 3, transfers);
                        } else {
                            read(thread + i);
                        }
                    }
                })
                .toList());

        assertThat(scan(items(BY_ID)).stream().mapToLong(Item::rank).sum())
                .as("sum of all accounts")
                .isEqualTo(ACCOUNTS * BALANCE);
        assertThat(log()).as("entries of the log, and its end").hasSize(transfers.get() + 1);
    }

    private static Item account(int number) {
        return item("account " + number % ACCOUNTS).name("owner " + number % ACCOUNTS);
    }

    private void transfer(int from, int to, AtomicInteger transfers) {
        Item payer = stored(account(from)).orElseThrow();
        Item payee = stored(account(to)).orElseThrow();
        try {
            commit(
                    payer.version(payer.version() + 1).rank(payer.rank() - 1).replace(payer.version()),
                    payee.version(payee.version() + 1).rank(payee.rank() + 1).replace(payee.version()),
                    append(Op.Append.AT_END, "transfer"));
            transfers.incrementAndGet();
        } catch (ConflictException lost) {
            // another thread was faster; this test counts what was applied
        }
    }

    private void read(int number) {
        Item read = stored(account(number)).orElseThrow();
        assertThat(read).isEqualTo(account(number).version(read.version()).rank(read.rank()));
        assertThat(ids(items(BY_ID))).hasSize(ACCOUNTS).isSorted();
        assertThat(store.count(tenant, items(BY_ID), List.of())).containsValue((long) ACCOUNTS);
        List<LogEntry> entries = store.readLog(tenant, LOG, 0, ALL).entries();
        assertThat(entries)
                .extracting(LogEntry::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, entries.size()).boxed().toList());
    }

    @Rule(
            id = "J11",
            says =
                    "an interrupted call is applied or fails cleanly, keeps the interrupt, and the store goes on working")
    final void interruptedThreadFailsCleanlyAndStoreStaysUsable() {
        Queue<String> confirmed = new ConcurrentLinkedQueue<>();
        List<Runnable> calls = List.of(
                () -> {
                    insert(item("interrupted before"));
                    confirmed.add("interrupted before");
                },
                () -> store.load(tenant, Set.of(item("a").key())),
                () -> store.scan(tenant, items(BY_ID)),
                () -> store.readLog(tenant, LOG, 0, 1));
        calls.forEach(call -> race(List.of(() -> interrupted(call))));
        for (int round = 0; round < 5; round++) {
            interruptDuringWork(round, confirmed);
        }

        assertThat(ids(items(BY_ID))).as("what was confirmed").containsAll(confirmed);
        insert(item("afterwards"));
        assertThat(stored(open(), tenant, item("afterwards"))).contains(item("afterwards"));
        assertThat(race(List.of(() -> insert(item("another thread"))))).containsExactly(Outcome.APPLIED);
    }

    /** Runs a call on a thread that is interrupted already. */
    private static void interrupted(Runnable call) {
        Thread.currentThread().interrupt();
        boolean kept;
        try {
            call.run();
        } catch (StoreUnavailableException | OutcomeUnknownException failed) {
            // the clean ways to fail
        } finally {
            kept = Thread.interrupted();
        }
        assertThat(kept).as("interrupt of the thread after the call").isTrue();
    }

    private void interruptDuringWork(int round, Queue<String> confirmed) {
        CountDownLatch busy = new CountDownLatch(1 + round);
        CountDownLatch done = new CountDownLatch(1);
        List<Thread> worker = new ArrayList<>();
        race(List.of(
                () -> {
                    synchronized (worker) {
                        worker.add(Thread.currentThread());
                    }
                    try {
                        for (int i = 0; i < 200 && !Thread.currentThread().isInterrupted(); i++) {
                            String id = "round " + round + " item " + i;
                            insert(item(id));
                            confirmed.add(id);
                            busy.countDown();
                        }
                    } catch (StoreUnavailableException | OutcomeUnknownException failed) {
                        assertThat(Thread.currentThread().isInterrupted())
                                .as("interrupt of the thread whose call failed")
                                .isTrue();
                    } finally {
                        done.countDown();
                    }
                },
                () -> {
                    Race.await(deadline, busy);
                    synchronized (worker) {
                        worker.get(0).interrupt();
                    }
                    Race.await(deadline, done);
                }));
    }

    @Rule(id = "J12", says = "whoever committed, lost or read a page and then idles blocks neither readers nor writers")
    final void readersAreNotBlockedByIdleWriters() {
        RecordStore second = open();
        insert(item("a"), item("b"), item("c"));
        List<Runnable> habits = List.of(
                () -> insert(item("by the idle one")),
                () -> assertConflict(
                        Set.of(item("a").key()), item("b").check(1), item("a").insert()),
                () -> store.scan(tenant, items(BY_ID).limit(1)));

        for (Runnable habit : habits) {
            CountDownLatch idle = new CountDownLatch(1);
            CountDownLatch end = new CountDownLatch(1);
            int number = habits.indexOf(habit);
            race(List.of(
                    () -> {
                        try {
                            habit.run();
                        } finally {
                            idle.countDown();
                        }
                        Race.await(deadline, end);
                    },
                    () -> {
                        try {
                            Race.await(deadline, idle);
                            for (RecordStore one : List.of(store, second)) {
                                assertThat(ids(one.scan(tenant, items(BY_ID)))).contains("a", "b", "c");
                                assertThat(stored(one, tenant, item("a"))).contains(item("a"));
                                log(one, tenant);
                            }
                            insert(item("while idle " + number));
                            commit(second, tenant, append(Op.Append.AT_END, "while idle " + number));
                        } finally {
                            end.countDown();
                        }
                    }));
        }
        assertThat(log()).hasSize(habits.size() + 1);
    }
}
