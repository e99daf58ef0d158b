package io.crmkit.store.memory;

import io.crmkit.store.Batch;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Key;
import io.crmkit.store.Limits;
import io.crmkit.store.LogEntry;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.ValidatingStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps everything in the heap: the reference for the contract of {@link RecordStore}, and a store for tests. It is written to
 * be obvious: one lock, sorted maps. All instances that one factory opened share their data; when the last of them is closed
 * the data is gone.
 */
public final class MemoryStore implements RecordStore {
    private final Shared shared;

    private MemoryStore(Shared shared) {
        this.shared = shared;
    }

    /** Returns a factory with memory of its own. */
    public static Factory create() {
        Shared shared = new Shared();
        return catalog -> {
            shared.opened(catalog);
            return ValidatingStore.around(new MemoryStore(shared), catalog);
        };
    }

    @Override
    public void commit(Batch batch) {
        synchronized (shared) {
            Tenant tenant = shared.tenant(batch.tenant());
            Set<Key> stale = new LinkedHashSet<>();
            for (Op op : batch.ops()) {
                if (!holds(tenant, op)) {
                    stale.add(op.key());
                }
            }
            if (!stale.isEmpty()) {
                throw new ConflictException(stale, null);
            }
            for (Op op : batch.ops()) {
                apply(tenant, op);
            }
        }
    }

    private static boolean holds(Tenant tenant, Op op) {
        if (op instanceof Op.Put put) {
            return tenant.version(put.key()) == put.expected();
        }
        if (op instanceof Op.Delete delete) {
            return tenant.version(delete.key()) == delete.expected();
        }
        if (op instanceof Op.Check check) {
            return tenant.version(check.key()) == check.expected();
        }
        Op.Append append = (Op.Append) op;
        return append.expectedLast() == Op.Append.AT_END
                || append.expectedLast() == tenant.log(append.log()).size();
    }

    private void apply(Tenant tenant, Op op) {
        if (op instanceof Op.Put put) {
            tenant.put(shared.kind(put.key().kind()), put.next());
        } else if (op instanceof Op.Delete delete) {
            tenant.delete(shared.kind(delete.key().kind()), delete.key());
        } else if (op instanceof Op.Append append) {
            tenant.append(append.log(), append.bodies());
        }
    }

    @Override
    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
        synchronized (shared) {
            List<StoredRecord> found = new ArrayList<>();
            for (Key key : keys) {
                shared.tenant(tenant).find(key).ifPresent(found::add);
            }
            return found;
        }
    }

    @Override
    public Slice scan(TenantId tenant, Scan scan) {
        synchronized (shared) {
            List<StoredRecord> records = new ArrayList<>();
            for (StoredRecord record : shared.tenant(tenant).select(scan)) {
                if (records.size() == scan.limit()) {
                    return new Slice(records, true);
                }
                records.add(record);
            }
            return new Slice(records, false);
        }
    }

    @Override
    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
        synchronized (shared) {
            List<String> bodies = shared.tenant(tenant).log(log);
            int from = (int) Math.min(after, bodies.size());
            int to = (int) Math.min((long) from + limit, bodies.size());
            List<LogEntry> entries = new ArrayList<>(to - from);
            for (int i = from; i < to; i++) {
                entries.add(new LogEntry(i + 1L, bodies.get(i)));
            }
            return new LogSlice(entries, bodies.size());
        }
    }

    @Override
    public void erase(TenantId tenant) {
        synchronized (shared) {
            shared.erase(tenant);
        }
    }

    @Override
    public Limits limits() {
        return new Limits(16 * 1024 * 1024, 800, 2_000, 200, 64, 10_000, 64, 8, 32);
    }

    @Override
    public void close() {
        shared.closed();
    }
}
