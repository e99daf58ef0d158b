package io.crmkit.benchmarks.store;

import io.crmkit.benchmarks.Spread;
import io.crmkit.core.id.IdGenerator;
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
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/** Prints what it costs to load a record by its key from ten million on SQLite, compared with a hundred thousand. */
public final class TenMillionRecords {
    private static final int BATCH = 10_000;
    private static final int ROUNDS = 15;
    private static final int LOADS = 20_000;
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final Kind ITEM =
            new Kind("item", Map.of("rank", Value.Type.INT), List.of(new Index("by_rank", List.of("rank"))));
    private static final IdGenerator IDS = IdGenerator.timeOrdered(InstantSource.system(), new SecureRandom());
    private static final SplittableRandom RANDOM = new SplittableRandom(20_261_121);

    private TenMillionRecords() {}

    /** A store, and the keys in it as the 128 bits that they are made of. */
    private static final class Filled {
        private final RecordStore store;
        private final long[] high;
        private final long[] low;

        Filled(RecordStore store, int size) {
            this.store = store;
            high = new long[size];
            low = new long[size];
        }

        Key anyKey() {
            int at = RANDOM.nextInt(high.length);
            return new Key(ITEM.name(), new UUID(high[at], low[at]).toString());
        }
    }

    /**
     * Fills both and loads random records of both in turns; minutes, and some gigabytes in the temporary directory.
     *
     * @param args how many records the large store has, ten million if there is none; the small one has a hundredth
     */
    public static void main(String[] args) throws IOException, SQLException {
        int size = args.length > 0 ? Integer.parseInt(args[0]) : 10_000_000;
        try (Database database = Database.of("sqlite", "")) {
            Filled large = fill(database, "large", size);
            Filled small = fill(database, "small", size / 100);
            try (RecordStore first = large.store;
                    RecordStore second = small.store) {
                load(large); // warms up
                load(small);
                Spread ratio =
                        Spread.of(IntStream.range(0, ROUNDS).mapToDouble(round -> (double) load(large) / load(small)));
                System.out.printf("load by key, %d records to %d: %s%n", size, size / 100, ratio);
            }
            database.remove("large", "small");
        }
    }

    private static Filled fill(Database database, String side, int size) throws SQLException {
        long start = System.nanoTime();
        RecordStore store = database.crmKit(side).open(new Catalog(List.of(ITEM)));
        Filled filled = new Filled(store, size);
        List<Op> ops = new ArrayList<>(BATCH);
        for (int i = 0; i < size; i++) {
            UUID id = IDS.next();
            filled.high[i] = id.getMostSignificantBits();
            filled.low[i] = id.getLeastSignificantBits();
            Map<String, Value> rank = Map.of("rank", new Value.Int(i));
            Key key = new Key(ITEM.name(), id.toString());
            ops.add(new Op.Put(0, new StoredRecord(key, 1, "{\"rank\":" + i + "}", rank)));
            if (ops.size() == BATCH || i == size - 1) {
                store.commit(new Batch(UUID.randomUUID(), TENANT, ops));
                ops.clear();
            }
        }
        System.out.printf("%d records in %d s%n", size, (System.nanoTime() - start) / 1_000_000_000);
        return filled;
    }

    /** Returns how many nanoseconds loads of random records take. */
    private static long load(Filled filled) {
        long start = System.nanoTime();
        for (int i = 0; i < LOADS; i++) {
            if (filled.store.load(TENANT, Set.of(filled.anyKey())).size() != 1) {
                throw new IllegalStateException("lost");
            }
        }
        return System.nanoTime() - start;
    }
}
