package io.crmkit.store.tck.mutant;

import static io.crmkit.store.tck.mutant.SharingMutants.meetAnother;

import io.crmkit.store.Batch;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Key;
import io.crmkit.store.Op;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Stores that break rules of group J in the ways of databases: snapshots, locks, idle transactions, interrupts. */
final class ConcurrencyMutants {
    private ConcurrencyMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("SnapshotCheckStore", "J04 J05", data -> new PlainStore(data) {
                    @Override
                    public void commit(Batch batch) {
                        commitAfterSnapshot(this, batch, Op.Check.class::isInstance);
                    }
                }),
                Mutant.of("NoGapLockStore", "J05", data -> new PlainStore(data) {
                    @Override
                    public void commit(Batch batch) {
                        commitAfterSnapshot(this, batch, op -> op instanceof Op.Check check && check.expected() == 0);
                    }
                }),
                Mutant.of("DeleteOnSnapshotStore", "J05", data -> new PlainStore(data) {
                    @Override
                    public void commit(Batch batch) {
                        commitAfterSnapshot(this, batch, op -> !(op instanceof Op.Put));
                    }
                }),
                Mutant.of("DeadlockStore", "J06", data -> new RowLockStore(data) {
                    @Override
                    void take(Semaphore row) throws InterruptedException {
                        row.acquire();
                    }
                }),
                Mutant.of("DeadlockVictimStore", "J06 J07", data -> new RowLockStore(data) {
                    @Override
                    void take(Semaphore row) throws InterruptedException {
                        if (!row.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                            throw new IllegalStateException("deadlock detected, SQLState 40P01");
                        }
                    }
                }),
                Mutant.of("SharedStatementStore", "J10", data -> new PlainStore(data) {
                    private volatile Set<Key> parameters = Set.of();

                    @Override
                    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
                        parameters = keys;
                        meetAnother(data);
                        return super.load(tenant, parameters);
                    }
                }),
                Mutant.of("SwallowedInterruptStore", "J11", data -> new PlainStore(data) {
                    @Override
                    public void commit(Batch batch) {
                        if (Thread.interrupted()) {
                            throw new StoreUnavailableException("interrupted", new InterruptedException());
                        }
                        super.commit(batch);
                    }
                }),
                Mutant.of("RawInterruptStore", "J11", data -> new PlainStore(data) {
                    @Override
                    public void commit(Batch batch) {
                        if (Thread.currentThread().isInterrupted()) {
                            throw new IllegalStateException(new InterruptedException());
                        }
                        super.commit(batch);
                    }
                }),
                Mutant.of("PoisonedConnectionStore", "J11", data -> new PlainStore(data) {
                    private volatile boolean poisoned;

                    @Override
                    public void commit(Batch batch) {
                        checkOpen();
                        if (poisoned || Thread.currentThread().isInterrupted()) {
                            poisoned = true; // a file channel is closed by an interrupt, and nobody opens it again
                            throw new StoreUnavailableException("channel is closed", new InterruptedException());
                        }
                        super.commit(batch);
                    }
                }),
                Mutant.of("IdleInTransactionStore", "J12", data -> new PlainStore(data) {
                    private volatile Optional<Thread> owner = Optional.empty();

                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        owner = Optional.of(Thread.currentThread()); // no rollback: the transaction stays open
                        super.conflict(batch, stale);
                    }

                    @Override
                    public Slice scan(TenantId tenant, Scan scan) {
                        waitWhile(owner.filter(thread -> !thread.equals(Thread.currentThread()))
                                .isPresent());
                        return super.scan(tenant, scan);
                    }
                }),
                Mutant.of("OpenCursorStore", "J12", data -> new PlainStore(data) {
                    private final Set<Thread> reading = ConcurrentHashMap.newKeySet();

                    @Override
                    Slice page(Scan scan, List<StoredRecord> rest) {
                        Slice page = super.page(scan, rest);
                        if (page.more()) {
                            reading.add(Thread.currentThread()); // the cursor stays open for the next page
                        } else {
                            reading.remove(Thread.currentThread());
                        }
                        return page;
                    }

                    @Override
                    public void commit(Batch batch) {
                        waitWhile(reading.stream().anyMatch(thread -> !thread.equals(Thread.currentThread())));
                        super.commit(batch);
                    }
                }),
                Mutant.of("StickyCacheStore", "J08 K15 P01 P03", data -> new PlainStore(data) {
                    private final Map<Data.Cell, Optional<StoredRecord>> cache = new ConcurrentHashMap<>();

                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        super.put(tenant, next);
                        cache.put(cell(tenant, next.key()), super.find(tenant, next.key()));
                    }

                    @Override
                    void delete(TenantId tenant, Key key) {
                        super.delete(tenant, key);
                        cache.put(cell(tenant, key), Optional.empty());
                    }

                    @Override
                    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
                        checkOpen();
                        List<StoredRecord> found = new ArrayList<>();
                        for (Key key : keys) {
                            cache.computeIfAbsent(cell(tenant, key), cell -> super.find(tenant, key))
                                    .ifPresent(found::add);
                        }
                        return found;
                    }
                }));
    }

    /** Looks at some conditions first, as a transaction on a snapshot does, and at the others when it writes. */
    private static void commitAfterSnapshot(PlainStore store, Batch batch, Predicate<Op> onSnapshot) {
        store.checkOpen();
        Set<Key> stale = new LinkedHashSet<>();
        for (Op op : batch.ops()) {
            if (onSnapshot.test(op) && !store.holds(batch.tenant(), op)) {
                stale.add(op.key());
            }
        }
        meetAnother(store.data);
        synchronized (store.lock()) {
            for (Op op : batch.ops()) {
                if (!onSnapshot.test(op) && !store.holds(batch.tenant(), op)) {
                    stale.add(op.key());
                }
            }
            if (!stale.isEmpty()) {
                throw new ConflictException(stale, null);
            }
            batch.ops().forEach(op -> store.apply(batch.tenant(), op));
        }
    }

    private static void waitWhile(boolean locked) {
        if (locked) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreUnavailableException("lock wait was interrupted", e);
            }
        }
    }

    /** Locks rows in the order of the batch. */
    abstract static class RowLockStore extends PlainStore {
        private static final Map<Data, Map<Data.Cell, Semaphore>> ROWS = new ConcurrentHashMap<>();

        RowLockStore(Data data) {
            super(data);
        }

        /** What is locked, in which order. */
        List<Op> locked(Batch batch) {
            return batch.ops();
        }

        abstract void take(Semaphore row) throws InterruptedException;

        @Override
        public void commit(Batch batch) {
            List<Semaphore> held = new ArrayList<>();
            try {
                for (Op op : locked(batch)) {
                    Semaphore row = ROWS.computeIfAbsent(data, disk -> new ConcurrentHashMap<>())
                            .computeIfAbsent(cell(batch.tenant(), op.key()), cell -> new Semaphore(1));
                    take(row);
                    held.add(row);
                    meetAnother(data);
                }
                super.commit(batch);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreUnavailableException("lock wait was interrupted", e);
            } finally {
                held.forEach(Semaphore::release);
            }
        }
    }
}
