package io.crmkit.store.tck;

import io.crmkit.store.Key;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;

/** Random steps of a batch over few records and logs, so that they meet often. */
final class RandomOps {
    static final List<String> LOGS = List.of("feed", "feed%", Topic.LOG);

    private static final List<String> IDS = List.of("a", "A", "á", "a ", "🍣", "🍺");

    private RandomOps() {}

    /**
     * Returns steps on different keys.
     *
     * @param state what is stored now
     * @param expected says for a stored version what the step expects
     */
    static List<Op> of(Random random, int most, RecordStore state, TenantId tenant, LongUnaryOperator expected) {
        Map<Key, Op> ops = new LinkedHashMap<>();
        for (int size = 1 + random.nextInt(most); size > 0; size--) {
            Op op = op(random, state, tenant, expected);
            ops.put(op.key(), op);
        }
        return List.copyOf(ops.values());
    }

    /** Returns steps whose conditions all hold. */
    static List<Op> valid(Random random, int most, RecordStore state, TenantId tenant) {
        return of(random, most, state, tenant, now -> now);
    }

    private static Op op(Random random, RecordStore state, TenantId tenant, LongUnaryOperator expectedFor) {
        int choice = random.nextInt(10);
        if (choice < 2) {
            String log = RandomItems.pick(random, LOGS);
            long last = state.readLog(tenant, log, 0, 1).last();
            long expected = random.nextBoolean() ? Op.Append.AT_END : expectedFor.applyAsLong(last);
            List<String> bodies = Stream.generate(() -> "{\"n\":" + random.nextInt() + "}")
                    .limit(1 + random.nextInt(3))
                    .toList();
            return new Op.Append(log, expected, bodies);
        }
        Key key = key(random);
        long now = state.load(tenant, Set.of(key)).stream()
                .mapToLong(StoredRecord::version)
                .sum();
        long expected = expectedFor.applyAsLong(now);
        if (choice < 3) {
            return new Op.Check(key, expected);
        } else if (choice < 5 && expected > 0) {
            return new Op.Delete(key, expected);
        }
        Item item = RandomItems.withValues(random, Item.item(key.id()).kind(key.kind()));
        return item.version(expected + 1 + random.nextInt(3)).replace(expected);
    }

    /** Returns the same step with a condition that does not hold; the given one does. */
    static Op stale(Random random, Op op, RecordStore state, TenantId tenant) {
        if (op instanceof Op.Put put) {
            return new Op.Put(other(random, put.expected()), put.next());
        } else if (op instanceof Op.Delete delete) {
            long expected = other(random, delete.expected());
            return new Op.Delete(op.key(), expected > 0 ? expected : delete.expected() + 1);
        } else if (op instanceof Op.Check check) {
            return new Op.Check(op.key(), other(random, check.expected()));
        }
        Op.Append append = (Op.Append) op;
        long last = state.readLog(tenant, append.log(), 0, 1).last();
        return new Op.Append(append.log(), other(random, last), append.bodies());
    }

    /** Returns a version that is not this one, most often a neighbour. */
    private static long other(Random random, long version) {
        return version == 0 || random.nextBoolean() ? version + 1 : random.nextBoolean() ? version - 1 : 0;
    }

    /** Returns everything that these steps can have changed. */
    static List<String> state(RecordStore store, TenantId tenant) {
        List<String> seen = new ArrayList<>(Topic.everything(store, tenant));
        for (String log : LOGS) {
            LogSlice slice = store.readLog(tenant, log, 0, Topic.ALL);
            seen.add(log + " up to " + slice.last());
            slice.entries().forEach(entry -> seen.add(entry.sequence() + "=" + entry.body()));
        }
        return seen;
    }

    static Key key(Random random) {
        return new Key(kind(random), RandomItems.pick(random, IDS));
    }

    static String kind(Random random) {
        return random.nextInt(4) == 0 ? TckCatalog.NOTE : TckCatalog.ITEM;
    }
}
