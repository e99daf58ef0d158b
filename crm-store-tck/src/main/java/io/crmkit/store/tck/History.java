package io.crmkit.store.tck;

import io.crmkit.store.Batch;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Key;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.TenantId;
import io.crmkit.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One random history, played on instances of the store in turn and on the reference store side by side. A step is only a number, from which its
 * call is drawn when it is its turn: so steps can be left out and the rest is still a history.
 */
final class History {
    private final List<RecordStore> instances;
    private final RecordStore model = MemoryStore.create().open(TckCatalog.CATALOG);
    private final TenantId first = Topic.freshTenant();
    private final List<TenantId> tenants = List.of(first, new TenantId(first.value() + "a"), Topic.freshTenant());
    private final List<String> played = new ArrayList<>();
    private int instance;

    private History(List<RecordStore> instances) {
        this.instances = instances;
    }

    /** Returns the first difference with the calls that led to it, or nothing if all answers are the same. */
    static Optional<String> difference(List<RecordStore> instances, List<Long> steps) {
        History history = new History(instances);
        for (long step : steps) {
            Optional<String> difference = history.step(new Random(step));
            if (difference.isPresent()) {
                return Optional.of(String.join("; ", history.played) + " -> " + difference.get());
            }
        }
        return Optional.empty();
    }

    private Optional<String> step(Random random) {
        instance = random.nextInt(instances.size());
        int number = random.nextInt(tenants.size());
        TenantId tenant = tenants.get(number);
        int choice = random.nextInt(20);
        if (choice < 11) {
            Batch batch = batch(random, tenant);
            return compare("tenant " + number + " commits " + Plain.of(batch), on -> commit(on, batch));
        } else if (choice < 13) {
            Set<Key> keys =
                    Stream.generate(() -> RandomOps.key(random)).limit(4).collect(Collectors.toSet());
            return compare(
                    "tenant " + number + " loads " + keys,
                    on -> on.load(tenant, keys).stream()
                            .map(record -> Item.of(record).toString())
                            .sorted()
                            .toList());
        } else if (choice < 16) {
            Scan any = RandomItems.scan(random, RandomOps.kind(random), 1 + random.nextInt(6));
            Scan scan = random.nextBoolean() ? any : RandomItems.behindAny(random, any);
            return compare("tenant " + number + ": " + Plain.of(scan), on -> shown(on.scan(tenant, scan)));
        } else if (choice < 18) {
            String log = RandomItems.pick(random, RandomOps.LOGS);
            long after = random.nextInt(4);
            int limit = 1 + random.nextInt(4);
            return compare(
                    "tenant " + number + " reads " + log + " after " + after,
                    on -> shown(on.readLog(tenant, log, after, limit)));
        } else if (choice < 19) {
            Scan scan = RandomItems.scan(random, RandomOps.kind(random), 3);
            List<String> groupBy = scan.index().attributes().stream()
                    .filter(attribute -> random.nextBoolean())
                    .toList();
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
        played.add("instance " + instance + ": " + call);
        Object expected = ask.apply(model);
        Object actual;
        try {
            actual = ask.apply(instances.get(instance));
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
        List<Op> ops = RandomOps.of(random, 5, model, tenant, now -> sometimesWrong(random, now));
        return new Batch(UUID.randomUUID(), tenant, ops);
    }

    private static long sometimesWrong(Random random, long now) {
        return switch (random.nextInt(16)) {
            case 0 -> 0;
            case 1 -> now + 1;
            case 2 -> Math.max(0, now - 1);
            default -> now;
        };
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
