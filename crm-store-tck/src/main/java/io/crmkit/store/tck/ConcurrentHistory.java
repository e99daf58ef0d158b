package io.crmkit.store.tck;

import io.crmkit.store.Batch;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Key;
import io.crmkit.store.LogEntry;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * A few random calls by a few threads on two records and a log, with the moments at which each began and ended. Every version
 * is written once only, and every entry of the log is different, so that answers say what they saw.
 */
final class ConcurrentHistory {
    private static final int THREADS = 3;
    private static final int CALLS = 4;
    private static final Item FIRST = Item.item("first");
    private static final Item SECOND = Item.item("second");
    private static final Key LOG = Key.ofLog(Topic.LOG);

    private final List<RecordStore> instances;
    private final TenantId tenant;
    private final AtomicLong moments = new AtomicLong();
    private final AtomicLong versions = new AtomicLong(1);
    private final AtomicLong entries = new AtomicLong();
    private final Queue<Linearization.Call> calls = new ConcurrentLinkedQueue<>();

    private ConcurrentHistory(List<RecordStore> instances, TenantId tenant) {
        this.instances = instances;
        this.tenant = tenant;
    }

    /** Plays a history for a tenant that has nothing yet, and returns why it cannot be, if so. */
    static Optional<String> contradiction(List<RecordStore> instances, TenantId tenant, long seed, Duration deadline) {
        ConcurrentHistory history = new ConcurrentHistory(instances, tenant);
        Topic.commit(instances.get(0), tenant, FIRST.insert());
        Race.run(
                deadline,
                IntStream.range(0, THREADS)
                        .mapToObj(thread -> history.new Player(thread, new Random(seed + thread)))
                        .toList());
        return Linearization.contradiction(Map.of(FIRST.key(), 1L), List.copyOf(history.calls));
    }

    /** One thread. What it expects is what it saw last, as a well-behaved caller does. */
    private final class Player implements Runnable {
        private final int thread;
        private final RecordStore store;
        private final Random random;
        private final Map<Key, Long> seen = new HashMap<>(Map.of(FIRST.key(), 1L));

        Player(int thread, Random random) {
            this.thread = thread;
            this.store = instances.get(thread % instances.size());
            this.random = random;
        }

        @Override
        public void run() {
            for (int i = 0; i < CALLS; i++) {
                switch (random.nextInt(8)) {
                    case 0, 1, 2 ->
                        load(RandomItems.pick(random, List.of(FIRST, SECOND)).key());
                    case 3 -> readLog();
                    default -> commit(ops());
                }
            }
        }

        private List<Op> ops() {
            Map<Key, Op> ops = new LinkedHashMap<>();
            for (int size = 1 + random.nextInt(3); size > 0; size--) {
                Op op = op();
                ops.put(op.key(), op);
            }
            return List.copyOf(ops.values());
        }

        private Op op() {
            int choice = random.nextInt(10);
            if (choice < 3) {
                long expected = random.nextBoolean() ? Op.Append.AT_END : seen.getOrDefault(LOG, 0L);
                return new Op.Append(Topic.LOG, expected, List.of("entry " + entries.incrementAndGet()));
            }
            Item item = RandomItems.pick(random, List.of(FIRST, SECOND));
            long expected = seen.getOrDefault(item.key(), 0L);
            if (choice < 5) {
                return item.check(expected);
            } else if (choice < 6 && expected > 0) {
                return item.delete(expected);
            }
            long next = versions.incrementAndGet();
            return item.version(next).rank(next).replace(expected);
        }

        private void commit(List<Op> ops) {
            Set<Key> stale;
            long began = moments.getAndIncrement();
            try {
                store.commit(new Batch(UUID.randomUUID(), tenant, ops));
                stale = Set.of();
            } catch (ConflictException conflict) {
                stale = conflict.keys();
            }
            long ended = moments.getAndIncrement();
            String shown = "commits " + ops;
            if (stale.isEmpty()) {
                add(began, ended, shown + ": applied", false, state -> state.after(ops));
                ops.forEach(this::remember);
                return;
            }
            Set<Key> named = stale;
            if (!ops.stream().map(Op::key).toList().containsAll(named)) {
                throw new AssertionError("a conflict of " + ops + " names " + named);
            }
            // Nothing says that all conditions were looked at in one moment: each is a call of its own.
            for (Op op : ops) {
                boolean held = !named.contains(op.key());
                add(
                        began,
                        ended,
                        shown + ": conflict, " + op.key() + (held ? " held" : " was stale"),
                        true,
                        state -> state.holds(op) == held ? Optional.of(state) : Optional.empty());
            }
            named.forEach(key -> {
                if (key.equals(LOG)) {
                    readLog();
                } else {
                    load(key);
                }
            });
        }

        private void remember(Op op) {
            if (op instanceof Op.Put put) {
                seen.put(op.key(), put.next().version());
            } else if (op instanceof Op.Delete) {
                seen.remove(op.key());
            } else if (op instanceof Op.Append append && append.expectedLast() != Op.Append.AT_END) {
                seen.put(LOG, append.expectedLast() + 1);
            }
        }

        private void load(Key key) {
            long began = moments.getAndIncrement();
            List<StoredRecord> found = store.load(tenant, Set.of(key));
            long ended = moments.getAndIncrement();
            long version = found.stream()
                    .map(Item::of)
                    .filter(item -> item.rank() == item.version() || item.version() == 1)
                    .mapToLong(Item::version)
                    .sum();
            if (version == 0 && !found.isEmpty()) {
                throw new AssertionError(
                        "torn record: version and value of " + Item.of(found.get(0)) + " do not belong");
            }
            add(
                    began,
                    ended,
                    "loads " + key + ": version " + version,
                    true,
                    state -> state.version(key) == version ? Optional.of(state) : Optional.empty());
            seen.put(key, version);
        }

        private void readLog() {
            long began = moments.getAndIncrement();
            LogSlice slice = store.readLog(tenant, Topic.LOG, 0, Topic.ALL);
            long ended = moments.getAndIncrement();
            List<String> bodies = new ArrayList<>();
            for (LogEntry entry : slice.entries()) {
                bodies.add(entry.body());
            }
            List<String> read = Collections.unmodifiableList(bodies);
            add(
                    began,
                    ended,
                    "reads the log: " + read,
                    true,
                    state -> state.log().equals(read) ? Optional.of(state) : Optional.empty());
            seen.put(LOG, (long) read.size());
        }

        private void add(long began, long ended, String shown, boolean reads, Linearization.Step step) {
            calls.add(new Linearization.Call("thread " + thread + " " + shown, began, ended, reads, step));
        }
    }
}
