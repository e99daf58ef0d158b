package io.crmkit.recovery.world;

import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.Key;
import io.crmkit.store.Limits;
import io.crmkit.store.LogSlice;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.memory.MemoryStore;
import java.util.List;
import java.util.Set;

/** A store that counts commits and can lose the next one, as a process does that dies before it. */
public final class CrashingStore implements RecordStore.Factory {
    private final RecordStore.Factory memory = MemoryStore.create();
    private int commits;
    private boolean losesTheNext;

    public int commits() {
        return commits;
    }

    public void loseTheNextCommit() {
        losesTheNext = true;
    }

    @Override
    public RecordStore open(Catalog catalog) {
        return new Crashing(memory.open(catalog));
    }

    private final class Crashing implements RecordStore {
        private final RecordStore store;

        Crashing(RecordStore store) {
            this.store = store;
        }

        @Override
        public void commit(Batch batch) {
            if (losesTheNext) {
                losesTheNext = false;
                throw new StoreUnavailableException("planted", null);
            }
            store.commit(batch);
            commits++;
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
}
