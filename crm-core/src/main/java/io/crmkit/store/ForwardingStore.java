package io.crmkit.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Passes every call on to another store. To watch a store, such as for the metrics of an operator, extend this and override what is
 * to be watched; {@code super} does the work. What an override does between a call and its result must keep the promises of
 * {@link RecordStore}.
 */
public abstract class ForwardingStore implements RecordStore {
    private final RecordStore store;

    /**
     * Takes the store that does the work; it is closed along with this one.
     *
     * @param store the other store
     */
    protected ForwardingStore(RecordStore store) {
        this.store = Objects.requireNonNull(store, "store");
    }

    @Override
    public void commit(Batch batch) {
        store.commit(batch);
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
    public Map<List<Value>, Long> count(TenantId tenant, Scan scan, List<String> groupBy) {
        return store.count(tenant, scan, groupBy);
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
