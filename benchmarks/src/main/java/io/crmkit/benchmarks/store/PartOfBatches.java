package io.crmkit.benchmarks.store;

import io.crmkit.store.Batch;
import io.crmkit.store.ForwardingStore;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import java.util.function.Predicate;

/** Fills a store sooner: lets some operations of each batch through and forgets the others, which what is measured does not read. */
public final class PartOfBatches extends ForwardingStore {
    private final Predicate<Op> kept;

    /**
     * Takes the store to fill.
     *
     * @param store where the rest goes
     * @param kept what is let through
     */
    public PartOfBatches(RecordStore store, Predicate<Op> kept) {
        super(store);
        this.kept = kept;
    }

    @Override
    public void commit(Batch batch) {
        super.commit(new Batch(
                batch.id(), batch.tenant(), batch.ops().stream().filter(kept).toList()));
    }
}
