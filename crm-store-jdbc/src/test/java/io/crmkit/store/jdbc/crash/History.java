package io.crmkit.store.jdbc.crash;

import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.Op;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Numbered batches of one writer, each a function of the seed and of the batches before it: whoever knows the seed and the
 * number of the last batch knows every record. A batch inserts, changes, removes and checks records of two kinds, adds its number
 * to the log of the writer and, at the end, to a log of all writers; every twelfth has hundreds of operations.
 */
final class History {
    static final TenantId TENANT = new TenantId("acme");
    static final Index BY_RANK = new Index("by_rank", List.of("writer", "rank"));
    static final Index BY_FLAG = new Index("by_flag", List.of("writer", "flag", "rank"));
    static final Index BY_ID = new Index("by_id", List.of());
    static final Kind ITEM = new Kind(
            "item",
            Map.of("writer", Value.Type.TEXT, "rank", Value.Type.INT, "flag", Value.Type.BOOL),
            List.of(BY_RANK, BY_FLAG, BY_ID));
    static final Kind NOTE = new Kind("note", Map.of(), List.of(BY_ID));
    static final Catalog CATALOG = new Catalog(List.of(ITEM, NOTE));

    /** The log to which every writer appends at the end. */
    static final String ALL = "all";

    private static final int MANY = 300;

    private final String writer;
    private final long seed;
    private final Map<Key, StoredRecord> records = new LinkedHashMap<>();
    private Set<Key> removed = Set.of();
    private long last;

    History(String writer, long seed) {
        this.writer = writer;
        this.seed = seed;
    }

    String writer() {
        return writer;
    }

    /** Returns the log of this writer, in which batch n has sequence n. */
    String log() {
        return "log of " + writer;
    }

    /** Returns the entry that batch {@code number} leaves in both logs. */
    String entry(long number) {
        return "{\"writer\":\"" + writer + "\",\"batch\":" + number + "}";
    }

    /** Returns the number of the last batch that was applied. */
    long last() {
        return last;
    }

    /** Returns every record as it is after the last batch. */
    Map<Key, StoredRecord> records() {
        return Collections.unmodifiableMap(records);
    }

    /** Returns what the last batch removed. */
    Set<Key> removed() {
        return removed;
    }

    /** Returns the batch after the last one. */
    Batch next() {
        long number = last + 1;
        Random random = new Random(seed * 1_000_003 + number);
        List<Key> untouched = new ArrayList<>(records.keySet());
        List<Op> ops = new ArrayList<>();
        int size = number % 12 == 0 ? 100 + random.nextInt(300) : 1 + random.nextInt(10);
        for (int i = 0; i < size; i++) {
            int choice = random.nextInt(100);
            if (untouched.isEmpty() || (choice < 45 && records.size() < MANY)) {
                Key key = new Key(random.nextInt(3) == 0 ? "note" : "item", writer + "." + number + "." + i);
                ops.add(new Op.Put(0, record(key, 1, number, random)));
                continue;
            }
            int index = random.nextInt(untouched.size());
            Collections.swap(untouched, index, untouched.size() - 1);
            Key key = untouched.remove(untouched.size() - 1); // so that no key comes twice
            long version = Optional.ofNullable(records.get(key)).orElseThrow().version();
            if (choice < 75) {
                ops.add(new Op.Put(version, record(key, version + 1, number, random)));
            } else if (choice < 95) {
                ops.add(new Op.Delete(key, version));
            } else {
                ops.add(new Op.Check(key, version));
            }
        }
        ops.add(new Op.Append(log(), last, List.of(entry(number))));
        ops.add(new Op.Append(ALL, Op.Append.AT_END, List.of(entry(number))));
        return new Batch(new UUID(seed, number), TENANT, ops);
    }

    private StoredRecord record(Key key, long version, long number, Random random) {
        int length = random.nextInt(40) == 0 ? 20_000 : random.nextInt(200);
        StringBuilder body = new StringBuilder("{\"batch\":").append(number).append(",\"text\":\"");
        for (int i = 0; i < length; i++) {
            body.append((char) ('a' + random.nextInt(26)));
        }
        Map<String, Value> attributes = key.kind().equals("note")
                ? Map.of()
                : Map.of(
                        "writer", new Value.Text(writer),
                        "rank", new Value.Int(random.nextInt(50)),
                        "flag", new Value.Bool(random.nextBoolean()));
        return new StoredRecord(key, version, body.append("\"}").toString(), attributes);
    }

    /** Takes note that the next batch was applied. */
    void apply(Batch batch) {
        Set<Key> gone = new LinkedHashSet<>();
        for (Op op : batch.ops()) {
            if (op instanceof Op.Put put) {
                records.put(put.key(), put.next());
            } else if (op instanceof Op.Delete delete) {
                records.remove(delete.key());
                gone.add(delete.key());
            }
        }
        removed = gone;
        last++;
    }

    /** Applies batches until {@code number} is the last one. */
    void forwardTo(long number) {
        while (last < number) {
            apply(next());
        }
    }
}
