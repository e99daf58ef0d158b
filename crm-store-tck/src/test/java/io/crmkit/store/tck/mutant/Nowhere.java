package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.Key;
import io.crmkit.store.Limits;
import io.crmkit.store.LogSlice;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import java.util.List;
import java.util.Set;

/** Keeps nothing: behind a {@code ValidatingStore} it makes the checks alone. */
record Nowhere(Limits limits) implements RecordStore {
    @Override
    public void commit(Batch batch) {}

    @Override
    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
        return List.of();
    }

    @Override
    public Slice scan(TenantId tenant, Scan scan) {
        return new Slice(List.of(), false);
    }

    @Override
    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
        return new LogSlice(List.of(), 0);
    }

    @Override
    public void erase(TenantId tenant) {}

    @Override
    public void close() {}
}
