package io.crmkit.examples.mvstore;

import io.crmkit.store.Batch;
import io.crmkit.store.Key;
import io.crmkit.store.Limits;
import io.crmkit.store.LogSlice;
import io.crmkit.store.OutcomeUnknownException;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.ValidatingStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** Keeps records in H2's MVStore. Calls run one after the other, so each sees whole batches only, and those on disk. */
public final class MvStoreAdapter implements RecordStore {
    private final MVStore store;

    private MvStoreAdapter(MVStore store) {
        this.store = store;
    }

    /** Opens a file, or makes it, with settings that {@link #on} accepts; an interrupted thread does not close it. */
    public static MVStore open(Path path) {
        return new MVStore.Builder()
                .fileName("async:" + path.toAbsolutePath())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open();
    }

    /** Returns a factory on {@code store}, which stays the caller's to close. */
    public static Factory on(MVStore store) {
        if (store.getAutoCommitDelay() != 0 || store.getAutoCommitMemory() != 0) {
            throw new IllegalArgumentException("an MVStore that commits on its own would tear batches");
        }
        return catalog -> {
            MvStoreAdapter adapter = new MvStoreAdapter(store);
            adapter.alone(rows -> rows.adapt(catalog));
            return ValidatingStore.around(adapter, catalog);
        };
    }

    @Override
    public void commit(Batch batch) {
        alone(rows -> rows.apply(batch));
    }

    @Override
    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
        return alone(rows ->
                keys.stream().flatMap(key -> rows.find(tenant.value(), key)).toList());
    }

    @Override
    public Slice scan(TenantId tenant, Scan scan) {
        return alone(rows -> rows.scan(tenant.value(), scan));
    }

    @Override
    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
        return alone(rows -> rows.log(tenant.value(), log, after, limit));
    }

    @Override
    public void erase(TenantId tenant) {
        while (alone(rows -> rows.erase(tenant.value()))) {}
    }

    @Override
    public Limits limits() {
        return new Limits(16 * 1024 * 1024, 800, 2_000, 200, 64, 10_000, 64, 8, 32);
    }

    @Override
    public void close() {} // the MVStore is the caller's, and ValidatingStore refuses later calls

    /** Runs {@code work} and nothing else on this MVStore. What it changed is on disk afterwards, or forgotten if it throws. */
    private <T> T alone(Function<Rows, T> work) {
        synchronized (store) {
            boolean committing = false;
            try {
                T result = work.apply(Rows.of(store));
                if (store.hasUnsavedChanges()) {
                    committing = true;
                    store.commit(); // one chunk of the file, which counts when it is whole
                    store.sync();
                }
                return result;
            } catch (MVStoreException failed) {
                store.closeImmediately(); // memory may hold half a batch, the file does not
                throw committing
                        ? new OutcomeUnknownException("MVStore failed to commit", failed)
                        : new StoreUnavailableException("MVStore failed, or is closed", failed);
            } catch (RuntimeException | Error refused) {
                store.rollback();
                throw refused;
            }
        }
    }
}
