package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.Key;
import io.crmkit.store.LogSlice;
import io.crmkit.store.OutcomeUnknownException;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoreException;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A correct store behind a {@link Wire}: each step of a batch is one exchange, the commit is another, and so is each read. */
class RemoteStore extends PlainStore {
    private final Wire wire;

    RemoteStore(Data data, Wire wire) {
        super(data);
        this.wire = wire;
    }

    @Override
    public void commit(Batch batch) {
        checkOpen();
        try {
            batch.ops().forEach(op -> wire.exchange(() -> "prepared"));
        } catch (Wire.Lost lost) {
            throw lostBeforeCommit(batch, lost);
        }
        try {
            wire.exchange(() -> {
                commitRemotely(batch);
                return "committed";
            });
        } catch (Wire.Lost lost) {
            lostDuringCommit(batch, lost);
        }
    }

    final void commitRemotely(Batch batch) {
        super.commit(batch);
    }

    StoreException lostBeforeCommit(Batch batch, Wire.Lost lost) {
        return new StoreUnavailableException("commit: connection lost", lost);
    }

    void lostDuringCommit(Batch batch, Wire.Lost lost) {
        throw new OutcomeUnknownException("commit: connection lost while it was under way", lost);
    }

    <T> T read(String what, Supplier<T> request) {
        checkOpen();
        try {
            return wire.exchange(request);
        } catch (Wire.Lost lost) {
            throw new StoreUnavailableException(what + ": connection lost", lost);
        }
    }

    @Override
    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
        return read("load", () -> super.load(tenant, keys));
    }

    @Override
    public Slice scan(TenantId tenant, Scan scan) {
        return read("scan", () -> super.scan(tenant, scan));
    }

    @Override
    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
        return read("read log", () -> super.readLog(tenant, log, after, limit));
    }

    @Override
    public void erase(TenantId tenant) {
        read("erase", () -> {
            super.erase(tenant);
            return "erased";
        });
    }
}
