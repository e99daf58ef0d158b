package io.crmkit.benchmarks.store;

import io.crmkit.benchmarks.SideBySide;
import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the change feed costs several writers: eight commit batches like those that add a customer, without an entry of the feed and
 * with one. The ratio is the throughput with the feed, as a part of that without.
 */
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class FeedLines {
    private static final int WRITERS = 8;
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final Kind CUSTOMER = new Kind(
            "customer",
            Map.of("lifecycle", Value.Type.TEXT, "name", Value.Type.TEXT),
            List.of(new Index("by_name", List.of("name")), new Index("by_lifecycle", List.of("lifecycle"))));
    private static final Kind LOOKUP = new Kind("lookup", Map.of(), List.of(new Index("by_id", List.of())));
    private static final Kind UNIQUE = new Kind("unique", Map.of(), List.of());
    private static final String BODY = "{\"text\":\"" + "x".repeat(600) + "\"}";
    private static final String ENTRY = "{\"text\":\"" + "x".repeat(250) + "\"}";

    /** Which database. */
    @Param("postgresql")
    public String database;

    /** Where another process has started it; empty to start one. */
    @Param("")
    public String location;

    /** To how many logs the entries of the feed go. */
    @Param("16")
    public int shards;

    /** How many commits each writer makes before the other way has its turn. */
    @Param("25")
    public int commits;

    private Database databases;
    private String side;
    private RecordStore store;
    private ExecutorService writers;

    /** Makes a database. */
    @Setup
    public void open() throws IOException, SQLException {
        databases = Database.of(database, location);
        side = "feed_" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        store = databases.crmKit(side).open(new Catalog(List.of(CUSTOMER, LOOKUP, UNIQUE)));
        writers = Executors.newFixedThreadPool(WRITERS);
    }

    /** Removes it. */
    @TearDown
    public void remove() throws IOException, SQLException {
        writers.shutdown();
        store.close();
        databases.remove(side);
        databases.close();
    }

    /** Without the feed, and with it. */
    @Benchmark
    public void feed(SideBySide.Times times) throws Exception {
        SideBySide.measure(times, () -> commit(false), () -> commit(true));
    }

    private int commit(boolean feed) throws Exception {
        Callable<Integer> writer = () -> {
            for (int i = 0; i < commits; i++) {
                store.commit(batch(feed));
            }
            return commits;
        };
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            all.add(writer);
        }
        int done = 0;
        for (Future<Integer> future : writers.invokeAll(all)) {
            done += future.get();
        }
        return done;
    }

    private Batch batch(boolean feed) {
        UUID id = UUID.randomUUID();
        String name = id.toString();
        List<Op> ops = new ArrayList<>();
        ops.add(put("customer", name, BODY, Map.of("name", text(name), "lifecycle", text("PROSPECT"))));
        ops.add(put("lookup", UUID.randomUUID() + "." + name, "{}", Map.of()));
        ops.add(put("lookup", UUID.randomUUID() + "." + name, "{}", Map.of()));
        ops.add(put("unique", UUID.randomUUID().toString(), "{\"owner\":\"" + name + "\"}", Map.of()));
        if (feed) {
            String log = "feed." + ThreadLocalRandom.current().nextInt(shards);
            ops.add(new Op.Append(log, Op.Append.AT_END, List.of(ENTRY)));
        }
        return new Batch(id, TENANT, ops);
    }

    private static Op put(String kind, String id, String body, Map<String, Value> attributes) {
        return new Op.Put(0, new StoredRecord(new Key(kind, id), 1, body, attributes));
    }

    private static Value text(String value) {
        return new Value.Text(value);
    }
}
