package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.Key;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Stores of which one call is several: others come between, or the connection is lost between. */
final class TornMutants {
    private TornMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.on("DirtyScanStore", "B13", Published::new, DirtyScanStore::new),
                Mutant.on("DirtyCountStore", "B13", Published::new, disk -> new DirtyScanStore(disk) {
                    // only counts read what is not committed
                    @Override
                    public Map<List<Value>, Long> count(TenantId tenant, Scan scan, List<String> groupBy) {
                        return new DirtyScanStore(disk).count(tenant, scan, groupBy);
                    }

                    @Override
                    Stream<StoredRecord> candidates(TenantId tenant, Scan scan) {
                        return committed().entrySet().stream()
                                .filter(entry -> entry.getKey().tenant().equals(tenant))
                                .filter(entry -> entry.getKey().kind().equals(scan.kind()))
                                .map(entry -> entry.getValue());
                    }
                }),
                Mutant.of("LogLocksInOrderStore", "J06", data -> new ConcurrencyMutants.RowLockStore(data) {
                    @Override
                    List<Op> locked(Batch batch) {
                        return batch.ops().stream()
                                .filter(Op.Append.class::isInstance)
                                .toList();
                    }

                    @Override
                    void take(Semaphore row) throws InterruptedException {
                        row.acquire();
                    }
                }),
                Mutant.of("RecordOrLogFirstStore", "J06", data -> new ConcurrencyMutants.RowLockStore(data) {
                    // records are sorted, and so are logs, but what of the two comes first is left to the batch
                    @Override
                    List<Op> locked(Batch batch) {
                        long appends = batch.ops().stream()
                                .filter(Op.Append.class::isInstance)
                                .count();
                        if (appends == 0 || appends == batch.ops().size()) {
                            return List.of();
                        }
                        List<Op> sorted = new ArrayList<>(batch.ops());
                        Comparator<Op> byKey =
                                Comparator.comparing(op -> op.key().id());
                        Comparator<Op> logsLast = Comparator.comparing(op -> op instanceof Op.Append);
                        boolean logFirst = batch.ops().get(0) instanceof Op.Append;
                        sorted.sort((logFirst ? logsLast.reversed() : logsLast).thenComparing(byKey));
                        return sorted;
                    }

                    @Override
                    void take(Semaphore row) throws InterruptedException {
                        row.acquire();
                    }
                }),
                Mutant.remote("HalfLoadStore", "K16", (data, wire) -> new RemoteStore(data, wire) {
                    @Override
                    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
                        List<Key> all = List.copyOf(keys);
                        List<StoredRecord> found =
                                new ArrayList<>(super.load(tenant, Set.copyOf(all.subList(0, all.size() / 2))));
                        try {
                            found.addAll(super.load(tenant, Set.copyOf(all.subList(all.size() / 2, all.size()))));
                        } catch (StoreUnavailableException lost) {
                            // logged, and what is there is returned
                        }
                        return found;
                    }
                }),
                Mutant.remote("HalfScanStore", "K16", (data, wire) -> new RemoteStore(data, wire) {
                    @Override
                    public Slice scan(TenantId tenant, Scan scan) {
                        Slice all = super.scan(tenant, scan);
                        try {
                            return read("fetch", () -> all); // the second half of the rows
                        } catch (StoreUnavailableException lost) {
                            return new Slice(
                                    all.records().subList(0, all.records().size() / 2), all.more());
                        }
                    }
                }),
                Mutant.remote("HalfCountStore", "K16", (data, wire) -> new RemoteStore(data, wire) {
                    @Override
                    public Map<List<Value>, Long> count(TenantId tenant, Scan scan, List<String> groupBy) {
                        Map<List<Value>, Long> counts = super.count(tenant, scan, groupBy);
                        try {
                            return read("fetch", () -> counts);
                        } catch (StoreUnavailableException lost) {
                            return Map.of();
                        }
                    }
                }),
                Mutant.remote("HalfLogStore", "K16", (data, wire) -> new RemoteStore(data, wire) {
                    @Override
                    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
                        LogSlice slice = super.readLog(tenant, log, after, limit);
                        try {
                            return read("fetch", () -> slice);
                        } catch (StoreUnavailableException lost) {
                            return new LogSlice(List.of(), slice.last());
                        }
                    }
                }),
                Mutant.remote("HalfEraseStore", "K16", (data, wire) -> new RemoteStore(data, wire) {
                    @Override
                    public void erase(TenantId tenant) {
                        read("erase of logs", () -> data.logs.keySet().removeIf(cell -> owns(tenant, cell.tenant())));
                        try {
                            super.erase(tenant);
                        } catch (StoreUnavailableException lost) {
                            // the next run of the clean-up will do it
                        }
                    }
                }));
    }

    private static void await(Semaphore others, int times) {
        try {
            if (!others.tryAcquire(times, 5, TimeUnit.MILLISECONDS)) {
                others.drainPermits(); // nobody is there
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What of the records is committed; the rest of the data is as it is written. */
    private static final class Published extends Data {
        private volatile Map<Cell, StoredRecord> committed = Map.of();
        private final Semaphore looks = new Semaphore(0);
    }

    /** Loads see what is committed; scans read an index that is written entry by entry. */
    private static class DirtyScanStore extends PlainStore {
        private final Published disk;

        DirtyScanStore(Published disk) {
            super(disk);
            this.disk = disk;
        }

        final Map<Data.Cell, StoredRecord> committed() {
            synchronized (disk) {
                return disk.committed;
            }
        }

        @Override
        void apply(TenantId tenant, Op op) {
            if (op instanceof Op.Append) { // the last operation, and what loads see comes with it
                synchronized (disk) {
                    disk.committed = Map.copyOf(disk.records);
                    super.apply(tenant, op);
                }
                return;
            }
            super.apply(tenant, op);
            if (op instanceof Op.Put put && put.expected() > 0) {
                disk.looks.drainPermits();
                await(disk.looks, 2);
            }
        }

        @Override
        public void commit(Batch batch) {
            synchronized (disk.looks) {
                super.commit(batch);
                disk.committed = Map.copyOf(disk.records);
            }
        }

        @Override
        Object lock() {
            return new Object();
        }

        @Override
        public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
            checkOpen();
            Map<Data.Cell, StoredRecord> seen = committed();
            return keys.stream()
                    .flatMap(key -> Optional.ofNullable(seen.get(cell(tenant, key))).stream())
                    .toList();
        }

        @Override
        public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
            synchronized (disk) {
                return super.readLog(tenant, log, after, limit);
            }
        }

        @Override
        Stream<StoredRecord> candidates(TenantId tenant, Scan scan) {
            List<StoredRecord> entries = super.candidates(tenant, scan).toList();
            disk.looks.release();
            return entries.stream();
        }
    }
}
