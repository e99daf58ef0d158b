package io.crmkit.privacy;

import io.crmkit.store.Catalog;
import io.crmkit.store.ForwardingStore;
import io.crmkit.store.Key;
import io.crmkit.store.LogSlice;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store in memory that remembers what was read and cannot be reached for what it is told to refuse. */
final class FailingStore implements RecordStore.Factory {
    final List<String> logsRead = new ArrayList<>();
    final List<Set<Key>> loads = new ArrayList<>();
    boolean refuseLoads;
    String refusedLog = "";
    /** What somebody else does right after the next read of a log. */
    Optional<Runnable> meanwhile = Optional.empty();

    private final RecordStore.Factory memory = MemoryStore.create();

    @Override
    public RecordStore open(Catalog catalog) {
        return new Watched(memory.open(catalog));
    }

    private final class Watched extends ForwardingStore {
        Watched(RecordStore store) {
            super(store);
        }

        @Override
        public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
            loads.add(keys);
            if (refuseLoads) {
                throw new StoreUnavailableException("records cannot be reached", null);
            }
            return super.load(tenant, keys);
        }

        @Override
        public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
            logsRead.add(log);
            if (log.equals(refusedLog)) {
                throw new StoreUnavailableException("log cannot be reached", null);
            }
            LogSlice slice = super.readLog(tenant, log, after, limit);
            Optional<Runnable> now = meanwhile;
            meanwhile = Optional.empty();
            now.ifPresent(Runnable::run);
            return slice;
        }
    }
}
