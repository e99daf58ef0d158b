package io.crmkit.privacy.erasure;

import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.ForwardingStore;
import io.crmkit.store.Key;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import io.crmkit.store.memory.MemoryStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A store in memory in which somebody else acts between two steps, that is reads or commits, of whoever is at work. */
public final class Interleaving implements RecordStore.Factory {
    private final RecordStore.Factory memory = MemoryStore.create();
    private Predicate<Batch> commit = batch -> false;
    private int step = -1;
    private int times;
    private Runnable other = () -> {};
    private int steps;

    /** A store that nobody disturbs yet. */
    public Interleaving() {}

    /** The next batch that changes a record of this kind comes after this: it was read for before. */
    public void beforeNextChangeOf(String kind, Runnable action) {
        beforeNextChangesOf(kind, 1, action);
    }

    /** Each of the next batches that change a record of this kind comes after this. */
    public void beforeNextChangesOf(String kind, int batches, Runnable action) {
        commit = batch -> batch.ops().stream().anyMatch(op -> changes(op, kind));
        times = batches;
        other = action;
    }

    /** After so many steps from now this happens. */
    public void afterSteps(int number, Runnable action) {
        step = steps + number;
        times = 1;
        other = action;
    }

    /** Returns how many steps there were. */
    public int steps() {
        return steps;
    }

    /** Returns whether everything that was asked for has happened. */
    public boolean happened() {
        return times == 0;
    }

    @Override
    public RecordStore open(Catalog catalog) {
        return new Watched(memory.open(catalog));
    }

    private static boolean changes(Op op, String kind) {
        return (op instanceof Op.Put put && put.key().kind().equals(kind))
                || (op instanceof Op.Delete delete && delete.key().kind().equals(kind));
    }

    private void step() {
        if (times > 0 && steps == step) {
            act();
        }
        steps++;
    }

    /** What the other one does is no occasion itself. */
    private void act() {
        int left = times - 1;
        int before = steps;
        times = 0;
        other.run();
        times = left;
        steps = before;
    }

    private final class Watched extends ForwardingStore {
        Watched(RecordStore store) {
            super(store);
        }

        @Override
        public void commit(Batch batch) {
            step();
            if (times > 0 && commit.test(batch)) {
                act();
            }
            super.commit(batch);
        }

        @Override
        public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
            step();
            return super.load(tenant, keys);
        }

        @Override
        public Slice scan(TenantId tenant, Scan scan) {
            step();
            return super.scan(tenant, scan);
        }

        @Override
        public Map<List<Value>, Long> count(TenantId tenant, Scan scan, List<String> groupBy) {
            step();
            return super.count(tenant, scan, groupBy);
        }

        @Override
        public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
            step();
            return super.readLog(tenant, log, after, limit);
        }
    }
}
