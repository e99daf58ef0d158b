package io.crmkit.store.tck;

import io.crmkit.store.Batch;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Key;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One random history, played on the store and on the reference store side by side. A step is only a number, from which its
 * call is drawn when it is its turn: so steps can be left out and the rest is still a history.
 */
final class History {
    private static final List<String> IDS = List.of("a", "A", "á", "a ", "🍣", "🍺");
    private static final List<String> LOGS = List.of("feed", "feed%", Topic.LOG);

    private final RecordStore store;
    private final RecordStore model = MemoryStore.create().open(TckCatalog.CATALOG);
    private final TenantId first = Topic.freshTenant();
    private final List<TenantId> tenants = List.of(first, new TenantId(first.value() + "a"), Topic.freshTenant());
    private final List<String> played = new ArrayList<>();

    private History(RecordStore store) {
        this.store = store;
    }

    /** Returns the first difference with the calls that led to it, or nothing if all answers are the same. */
    static Optional<String> difference(RecordStore store, List<Long> steps) {
        History history = new History(store);
        for (long step : steps) {
            Optional<String> difference = history.step(new Random(step));
            if (difference.isPresent()) {
                return Optional.of(String.join("; ", history.played) + " -> " + difference.get());
            }
        }
        return Optional.empty();
    }

    private Optional<String> step(Random random) {
        int number = random.nextInt(tenants.size());
        TenantId tenant = tenants.get(number);
        int choice = random.nextInt(20);
        if (choice < 11) {
            Batch batch = batch(random, tenant);
            return compare("tenant " + number + " commits " + Plain.of(batch), on -> commit(on, batch));
        } else if (choice < 13) {
            Set<Key> keys = Stream.generate(() -> key(random)).limit(4).collect(Collectors.toSet());
            return compare(
                    "tenant " + number + " loads " + keys,
                    on -> on.load(tenant, keys).stream()
                            .map(record -> Item.of(record).toString())
                            .sorted()
                            .toList());
        } else if (choice < 16) {
            Scan any = RandomItems.scan(random, kind(random), 1 + random.nextInt(6));
            Scan scan = random.nextBoolean() ? any : RandomItems.behindAny(random, any);
            return compare("tenant " + number + ": " + Plain.of(scan), on -> shown(on.scan(tenant, scan)));
        } else if (choice < 18) {
            String log = RandomItems.pick(random, LOGS);
            long after = random.nextInt(4);
            int limit = 1 + random.nextInt(4);
            return compare(
                    "tenant " + number + " reads " + log + " after " + after,
                    on -> shown(on.readLog(tenant, log, after, limit)));
        } else if (choice < 19) {
            Scan scan = RandomItems.scan(random, kind(random), 3);
            int groupBy = random.nextInt(scan.index().attributes().size() + 1);
            return compare(
                    "tenant " + number + " counts by " + groupBy + ": " + Plain.of(scan),
                    on -> List.copyOf(Plain.of(on.count(tenant, scan, groupBy)).entrySet()));
        }
        return compare("tenant " + number + " is erased", on -> {
            on.erase(tenant);
            return "done";
        });
    }

    private Optional<String> compare(String call, Function<RecordStore, Object> ask) {
        played.add(call);
        Object expected = ask.apply(model);
        Object actual;
        try {
            actual = ask.apply(store);
        } catch (RuntimeException | AssertionError e) {
            actual = "threw " + e;
        }
        return actual.equals(expected) ? Optional.empty() : Optional.of("expected " + expected + " but was " + actual);
    }

    private static Object commit(RecordStore on, Batch batch) {
        try {
            on.commit(batch);
            return "applied";
        } catch (ConflictException conflict) {
            return "conflict on "
                    + conflict.keys().stream().map(Key::toString).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private Batch batch(Random random, TenantId tenant) {
        Map<Key, Op> ops = new LinkedHashMap<>();
        for (int size = 1 + random.nextInt(5); size > 0; size--) {
            Op op = op(random, tenant);
            ops.put(op.key(), op);
        }
        return new Batch(UUID.randomUUID(), tenant, List.copyOf(ops.values()));
    }

    private Op op(Random random, TenantId tenant) {
        int choice = random.nextInt(10);
        if (choice < 2) {
            String log = RandomItems.pick(random, LOGS);
            long last = model.readLog(tenant, log, 0, 1).last();
            long expected = random.nextBoolean() ? Op.Append.AT_END : sometimesWrong(random, last);
            List<String> bodies = Stream.generate(() -> "{\"n\":" + random.nextInt() + "}")
                    .limit(1 + random.nextInt(3))
                    .toList();
            return new Op.Append(log, expected, bodies);
        }
        Key key = key(random);
        long now = model.load(tenant, Set.of(key)).stream()
                .mapToLong(StoredRecord::version)
                .sum();
        long expected = sometimesWrong(random, now);
        if (choice < 3) {
            return new Op.Check(key, expected);
        } else if (choice < 5 && expected > 0) {
            return new Op.Delete(key, expected);
        }
        Item item = RandomItems.withValues(random, Item.item(key.id()).kind(key.kind()));
        return item.version(expected + 1 + random.nextInt(3)).replace(expected);
    }

    private static long sometimesWrong(Random random, long now) {
        return switch (random.nextInt(16)) {
            case 0 -> 0;
            case 1 -> now + 1;
            case 2 -> Math.max(0, now - 1);
            default -> now;
        };
    }

    private static Key key(Random random) {
        return new Key(kind(random), RandomItems.pick(random, IDS));
    }

    private static String kind(Random random) {
        return random.nextInt(4) == 0 ? TckCatalog.NOTE : TckCatalog.ITEM;
    }

    private static List<String> shown(Slice slice) {
        List<String> shown = new ArrayList<>();
        slice.records().forEach(record -> shown.add(Item.of(record).toString()));
        shown.add("more=" + slice.more());
        return shown;
    }

    private static List<String> shown(LogSlice slice) {
        List<String> shown = new ArrayList<>();
        slice.entries().forEach(entry -> shown.add(entry.sequence() + "=" + entry.body()));
        shown.add("last=" + slice.last());
        return shown;
    }
}
