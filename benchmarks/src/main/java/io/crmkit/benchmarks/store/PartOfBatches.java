package io.crmkit.benchmarks.store;

import io.crmkit.store.Batch;
import io.crmkit.store.Key;
import io.crmkit.store.Limits;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Fills a store sooner: lets some operations of each batch through and forgets the others, which what is measured does not read.
 *
 * @param store where the rest goes
 * @param kept what is let through
 */
public record PartOfBatches(RecordStore store, Predicate<Op> kept) implements RecordStore {
    @Override
    public void commit(Batch batch) {
        store.commit(new Batch(
                batch.id(), batch.tenant(), batch.ops().stream().filter(kept).toList()));
    }

    @Override
    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
        return store.load(tenant, keys);
    }

    @Override
    public Slice scan(TenantId tenant, Scan scan) {
        return store.scan(tenant, scan);
    }

    @Override
    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
        return store.readLog(tenant, log, after, limit);
    }

    @Override
    public void erase(TenantId tenant) {
        store.erase(tenant);
    }

    @Override
    public Limits limits() {
        return store.limits();
    }

    @Override
    public void close() {
        store.close();
    }
}
