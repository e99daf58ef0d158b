package io.crmkit.core.repository;

import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Limits;
import io.crmkit.store.LogEntry;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.Position;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import io.crmkit.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reads through to another store and keeps what is written in memory: whoever works on it sees the changes, nobody else does, and they
 * are gone with it. What others write meanwhile is seen as far as the rehearsal has not changed it.
 */
final class RehearsalStore implements RecordStore {
    private static final int PAGE = 500;

    private final RecordStore real;
    private final RecordStore written;
    private final Map<TenantId, Map<Key, Boolean>> changed = new HashMap<>();
    private final Map<TenantId, Map<String, List<String>>> logs = new HashMap<>();

    RehearsalStore(RecordStore real, Catalog catalog) {
        this.real = real;
        this.written = MemoryStore.create().open(catalog);
    }

    @Override
    public synchronized void commit(Batch batch) {
        TenantId tenant = batch.tenant();
        Set<Key> keys = new HashSet<>();
        batch.ops().stream().filter(op -> !(op instanceof Op.Append)).forEach(op -> keys.add(op.key()));
        Map<Key, Long> versions = new HashMap<>();
        load(tenant, keys).forEach(record -> versions.put(record.key(), record.version()));
        Set<Key> stale = new HashSet<>();
        for (Op op : batch.ops()) {
            boolean holds = op instanceof Op.Append append
                    ? append.expectedLast() == Op.Append.AT_END
                            || append.expectedLast()
                                    == readLog(tenant, append.log(), 0, 1).last()
                    : versions.getOrDefault(op.key(), 0L) == expected(op);
            if (!holds) {
                stale.add(op.key());
            }
        }
        if (!stale.isEmpty()) {
            throw new ConflictException(stale, null);
        }
        batch.ops().forEach(op -> apply(tenant, batch.id(), op));
    }

    private static long expected(Op op) {
        if (op instanceof Op.Put put) {
            return put.expected();
        }
        return op instanceof Op.Delete delete ? delete.expected() : ((Op.Check) op).expected();
    }

    private void apply(TenantId tenant, UUID batch, Op op) {
        Map<Key, Boolean> kept = changed.computeIfAbsent(tenant, t -> new HashMap<>());
        if (op instanceof Op.Append append) {
            logs.computeIfAbsent(tenant, t -> new HashMap<>())
                    .computeIfAbsent(append.log(), log -> new ArrayList<>())
                    .addAll(append.bodies());
        } else if (op instanceof Op.Put put) {
            long before = written.load(tenant, Set.of(put.key())).stream()
                    .mapToLong(StoredRecord::version)
                    .findFirst()
                    .orElse(0);
            written.commit(new Batch(batch, tenant, List.of(new Op.Put(before, put.next()))));
            kept.put(put.key(), true);
        } else if (op instanceof Op.Delete delete) {
            if (Boolean.TRUE.equals(kept.put(delete.key(), false))) {
                written.commit(new Batch(batch, tenant, List.of(delete)));
            }
        }
    }

    @Override
    public synchronized List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
        Map<Key, Boolean> kept = changed.getOrDefault(tenant, Map.of());
        Set<Key> here = new HashSet<>();
        Set<Key> there = new HashSet<>();
        keys.forEach(key -> (kept.containsKey(key) ? here : there).add(key));
        List<StoredRecord> found = new ArrayList<>(written.load(tenant, here));
        if (!there.isEmpty()) {
            found.addAll(real.load(tenant, there));
        }
        return found;
    }

    @Override
    public synchronized Slice scan(TenantId tenant, Scan scan) {
        Map<Key, Boolean> kept = changed.getOrDefault(tenant, Map.of());
        Slice here = written.scan(tenant, scan);
        List<StoredRecord> merged = new ArrayList<>();
        boolean more = true;
        Scan rest = scan.limit(Math.max(scan.limit(), PAGE));
        while (more && merged.size() <= scan.limit()) {
            Slice page = real.scan(tenant, rest);
            page.records().stream()
                    .filter(record -> !kept.containsKey(record.key()))
                    .forEach(merged::add);
            more = page.more();
            if (more) {
                rest = rest.after(Position.of(page.records().get(page.records().size() - 1), scan.index()));
            }
        }
        merged.addAll(here.records());
        Comparator<StoredRecord> order = order(scan.index());
        merged.sort(scan.descending() ? order.reversed() : order);
        return merged.size() > scan.limit()
                ? new Slice(merged.subList(0, scan.limit()), true)
                : new Slice(merged, here.more());
    }

    private static Comparator<StoredRecord> order(Index index) {
        return (left, right) -> {
            for (String attribute : index.attributes()) {
                int order = value(left, attribute).compareTo(value(right, attribute));
                if (order != 0) {
                    return order;
                }
            }
            return Value.Text.compare(left.key().id(), right.key().id());
        };
    }

    private static Value value(StoredRecord record, String attribute) {
        return Optional.ofNullable(record.attributes().get(attribute)).orElseThrow();
    }

    @Override
    public synchronized LogSlice readLog(TenantId tenant, String log, long after, int limit) {
        LogSlice stored = real.readLog(tenant, log, after, limit);
        List<String> appended = logs.getOrDefault(tenant, Map.of()).getOrDefault(log, List.of());
        List<LogEntry> entries = new ArrayList<>(stored.entries());
        for (long next = Math.max(after, stored.last()) + 1; next <= stored.last() + appended.size(); next++) {
            if (entries.size() == limit || stored.entries().size() < Math.min(limit, stored.last() - after)) {
                break;
            }
            entries.add(new LogEntry(next, appended.get((int) (next - stored.last() - 1))));
        }
        return new LogSlice(entries, stored.last() + appended.size());
    }

    @Override
    public void erase(TenantId tenant) {
        throw new UnsupportedOperationException("a rehearsal erases no tenant");
    }

    @Override
    public Limits limits() {
        return real.limits();
    }

    /** Forgets what was written; the real store stays open. */
    @Override
    public void close() {
        written.close();
    }
}
