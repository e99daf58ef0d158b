package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.Key;
import io.crmkit.store.Limits;
import io.crmkit.store.Op;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stores that break rules B07 to B15 (conditions, sizes and visibility of batches). */
final class BatchMutants {
    private BatchMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("ChecksAfterCommitStore", "B07", data -> new PlainStore(data) {
                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        boolean onlyChecks = batch.ops().stream()
                                .filter(op -> stale.contains(op.key()))
                                .allMatch(op -> op instanceof Op.Check);
                        if (onlyChecks) {
                            batch.ops().forEach(op -> apply(batch.tenant(), op));
                        }
                        super.conflict(batch, stale);
                    }
                }),
                Mutant.of("EmptyBatchStore", "B08", data -> new PlainStore(data) {
                    @Override
                    public void commit(Batch batch) {
                        batch.ops().get(0);
                        super.commit(batch);
                    }
                }),
                Mutant.of("ParameterLimitStore", "B09", data -> new PlainStore(data) {
                    @Override
                    public void commit(Batch batch) {
                        if (batch.ops().size() * 9 > 8_190) {
                            throw new IllegalStateException("too many parameters");
                        }
                        super.commit(batch);
                    }
                }),
                Mutant.of("SplittingStore", "B10", data -> new PlainStore(data) {
                    @Override
                    public void commit(Batch batch) {
                        int limit = Limits.MINIMUM.opsPerBatch();
                        List<Op> ops = batch.ops();
                        for (int start = 0; start == 0 || start < ops.size(); start += limit) {
                            List<Op> part = ops.subList(start, Math.min(start + limit, ops.size()));
                            super.commit(new Batch(batch.id(), batch.tenant(), part));
                        }
                    }
                }),
                Mutant.of("ImmediateUniqueStore", "B12 F08", data -> new PlainStore(data) {
                    // the author made the index unique, so values cannot be exchanged either
                    @Override
                    boolean holds(TenantId tenant, Op op) {
                        return super.holds(tenant, op) && !(op instanceof Op.Put put && isTaken(tenant, put.next()));
                    }

                    private boolean isTaken(TenantId tenant, StoredRecord next) {
                        return data.records.entrySet().stream()
                                .filter(entry -> entry.getKey().tenant().equals(tenant))
                                .map(entry -> entry.getValue())
                                .anyMatch(other ->
                                        other.key().kind().equals(next.key().kind())
                                                && !other.key().equals(next.key())
                                                && other.attributes().containsKey("name")
                                                && Optional.ofNullable(next.attributes()
                                                                .get("name"))
                                                        .equals(Optional.ofNullable(other.attributes()
                                                                .get("name"))));
                    }
                }),
                Mutant.of("DirtyReadStore", "B13", DirtyReadStore::new),
                Mutant.of("AbortedTransactionStore", "B14", data -> new PlainStore(data) {
                    private volatile boolean aborted;

                    @Override
                    void checkOpen() {
                        super.checkOpen();
                        if (aborted) {
                            aborted = false;
                            throw new StoreUnavailableException("current transaction is aborted", null);
                        }
                    }

                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        aborted = true;
                        super.conflict(batch, stale);
                    }
                }),
                Mutant.of("LeakyPoolStore", "B14", data -> new PlainStore(data) {
                    private final AtomicInteger free = new AtomicInteger(10);

                    @Override
                    void checkOpen() {
                        super.checkOpen();
                        if (free.get() == 0) {
                            throw new StoreUnavailableException("no connection within 30 s", null);
                        }
                    }

                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        free.decrementAndGet(); // thrown out of the try block, and never returned
                        super.conflict(batch, stale);
                    }
                }),
                Mutant.of("LastWinsStore", "B15", data -> new PlainStore(data) {
                    @Override
                    void refuse(Batch batch) {}
                }),
                Mutant.of("TwiceIsConflictStore", "B15", data -> new PlainStore(data) {
                    @Override
                    void refuse(Batch batch) {
                        List<Key> keys = new ArrayList<>();
                        for (Op op : batch.ops()) {
                            if (keys.contains(op.key())) {
                                conflict(batch, Set.of(op.key()));
                            }
                            keys.add(op.key());
                        }
                    }
                }));
    }

    /** Readers take no lock, and the writer is slow: it lets them look after every operation. */
    private static final class DirtyReadStore extends PlainStore {
        private final Semaphore looks = new Semaphore(0);
        private int patience = 20;

        DirtyReadStore(Data data) {
            super(data);
        }

        @Override
        Object lock() {
            return new Object();
        }

        @Override
        void apply(TenantId tenant, Op op) {
            super.apply(tenant, op);
            looks.drainPermits();
            try {
                if (patience > 0 && !looks.tryAcquire(8, 20, TimeUnit.MILLISECONDS)) {
                    patience--; // nobody reads
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
            List<StoredRecord> found = super.load(tenant, keys);
            looks.release();
            return found;
        }
    }
}
