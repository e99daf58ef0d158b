package io.crmkit.store.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.core.Crm;
import io.crmkit.store.Batch;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Key;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.jdbc.JdbcStore;
import io.crmkit.store.jdbc.TestPostgres;
import io.crmkit.store.jdbc.crash.Worker.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sixteen threads and two instances of the store, each with a pool of its own, on one PostgreSQL database. */
class ManyThreadsTest {
    private static final int THREADS = 16;
    private static final long DEADLINE = 120;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<HikariDataSource> pools = new ArrayList<>();

    @BeforeEach
    void openPools() throws Exception {
        String url = TestPostgres.newDatabase();
        pools.add(TestPostgres.pool(url, true, THREADS / 2));
        pools.add(TestPostgres.pool(url, false, THREADS / 2));
    }

    @AfterEach
    void close() throws Exception {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(DEADLINE, TimeUnit.SECONDS)).isTrue();
        pools.forEach(HikariDataSource::close);
    }

    @Test
    void unitsOfWorkLoseNothing() throws Exception {
        long seed = Trials.seed("ManyThreadsTest");
        int rounds = Trials.kills() / 2;
        try (Crm one = crm(pools.get(0));
                Crm other = crm(pools.get(1))) {
            Worker.prepare(one, THREADS, rounds);
            List<Worker> workers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                workers.add(new Worker(i % 2 == 0 ? one : other, i, THREADS, seed));
            }
            List<List<Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                int round = i;
                outcomes.add(together(workers.stream()
                        .map(worker -> (Callable<Outcome>) () -> worker.round(round))
                        .toList()));
            }

            Worker.inspect(one, THREADS, outcomes);
            System.out.println("ManyThreadsTest: " + rounds + " rounds, given up "
                    + outcomes.stream()
                            .flatMap(List::stream)
                            .mapToInt(Outcome::lost)
                            .sum());
        }
    }

    private static Crm crm(HikariDataSource pool) {
        return Crm.builder(JdbcStore.on(pool)).register(Cell.TYPE).build();
    }

    /** Batches name the same records in any order, which is what deadlocks are made of. */
    @Test
    void batchesInOppositeOrderEndAndLoseNothing() throws Exception {
        long seed = Trials.seed("ManyThreadsTest");
        List<Key> keys = new ArrayList<>();
        List<Op> inserts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            keys.add(new Key("note", "n" + i));
            inserts.add(new Op.Put(0, new StoredRecord(keys.get(i), 1, "{}", Map.of())));
        }
        try (RecordStore one = JdbcStore.on(pools.get(0)).open(History.CATALOG);
                RecordStore other = JdbcStore.on(pools.get(1)).open(History.CATALOG)) {
            one.commit(new Batch(new UUID(0, 0), History.TENANT, inserts));
            List<Callable<Map<Key, Integer>>> writers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                RecordStore store = i % 2 == 0 ? one : other;
                Random random = new Random(seed + i);
                writers.add(() -> write(store, keys, random));
            }
            Map<Key, Long> expected = new HashMap<>();
            keys.forEach(key -> expected.put(key, 1L));
            for (Map<Key, Integer> written : together(writers)) {
                written.forEach((key, times) -> expected.merge(key, (long) times, Long::sum));
            }

            Map<Key, Long> found = new HashMap<>();
            other.load(History.TENANT, Set.copyOf(keys)).forEach(record -> found.put(record.key(), record.version()));
            assertThat(found).isEqualTo(expected);
            long entries = one.readLog(History.TENANT, "first", 0, 1).last();
            assertThat(other.readLog(History.TENANT, "second", 0, 1).last()).isEqualTo(entries);
            assertThat(expected.values().stream()
                            .mapToLong(version -> version - 1)
                            .sum())
                    .as("three records for each entry")
                    .isEqualTo(3 * entries);
            System.out.println("ManyThreadsTest: " + entries + " of " + THREADS * Trials.rounds(5) + " batches won");
        }
    }

    /** Returns how often it changed which record. */
    private static Map<Key, Integer> write(RecordStore store, List<Key> all, Random random) {
        Map<Key, Integer> written = new HashMap<>();
        for (int i = 0; i < Trials.rounds(5); i++) {
            List<Key> keys = new ArrayList<>(all);
            Collections.shuffle(keys, random);
            List<Op> ops = new ArrayList<>();
            for (StoredRecord record : store.load(History.TENANT, Set.copyOf(keys.subList(0, 3)))) {
                long version = record.version();
                ops.add(new Op.Put(version, new StoredRecord(record.key(), version + 1, "{}", Map.of())));
            }
            for (StoredRecord record : store.load(History.TENANT, Set.of(keys.get(3)))) {
                ops.add(new Op.Check(record.key(), record.version()));
            }
            ops.add(new Op.Check(new Key("note", "nothing " + random.nextInt(3)), 0));
            ops.add(new Op.Append("first", Op.Append.AT_END, List.of("{}")));
            ops.add(new Op.Append("second", Op.Append.AT_END, List.of("{}")));
            Collections.shuffle(ops, random);
            try {
                store.commit(new Batch(new UUID(1, i), History.TENANT, ops));
                keys.subList(0, 3).forEach(key -> written.merge(key, 1, Integer::sum));
            } catch (ConflictException lost) {
                // the next one is another batch
            }
        }
        return written;
    }

    /** Runs the tasks at the same time; each ends before the deadline and without an error. */
    private <T> List<T> together(List<Callable<T>> tasks) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> task : threads.invokeAll(tasks, DEADLINE, TimeUnit.SECONDS)) {
            results.add(task.get());
        }
        return results;
    }
}
