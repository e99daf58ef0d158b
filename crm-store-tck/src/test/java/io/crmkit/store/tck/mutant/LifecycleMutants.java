package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.tck.Capability;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores that break rules of group K (opening and closing). */
final class LifecycleMutants {
    private LifecycleMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("ForgetfulStore", "K01", data -> new PlainStore(data) {
                    {
                        data.instances.incrementAndGet();
                    }

                    @Override
                    public void close() {
                        super.close();
                        if (data.instances.decrementAndGet() == 0) {
                            data.records.clear();
                            data.logs.clear();
                        }
                    }
                }),
                lackingDurable(Mutant.of("SecretlyDurableStore", "K01", PlainStore::new)),
                Mutant.of("WriteBehindStore", "K02", data -> new PlainStore(data) {
                    {
                        data.pending.forEach(batch -> batch.ops().forEach(op -> apply(batch.tenant(), op)));
                    }

                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        data.pending.add(batch); // written ahead, and never taken back
                        super.conflict(batch, stale);
                    }
                }),
                Mutant.of("ClosedButWorkingStore", "K03 K06", data -> new PlainStore(data) {
                    @Override
                    void checkOpen() {
                        if (Thread.currentThread().isInterrupted()) {
                            throw new IllegalStateException("interrupted");
                        }
                    }
                }),
                Mutant.of("NullAfterCloseStore", "K03 K06", data -> new PlainStore(data) {
                    private volatile @Nullable Data connection = data;

                    @Override
                    void checkOpen() {
                        Objects.requireNonNull(connection, "connection");
                    }

                    @Override
                    public void close() {
                        connection = null;
                    }
                }),
                Mutant.of("DoubleReleaseStore", "K04", data -> new PlainStore(data) {
                    {
                        data.instances.incrementAndGet();
                    }

                    @Override
                    void checkOpen() {
                        super.checkOpen();
                        if (data.instances.get() <= 0) {
                            throw new IllegalStateException("pool is closed");
                        }
                    }

                    @Override
                    public void close() {
                        super.close();
                        data.instances.decrementAndGet();
                    }
                }),
                Mutant.of("PossessiveStore", "K05", data -> new PlainStore(data) {
                    @Override
                    void checkOpen() {
                        super.checkOpen();
                        if (data.closed.get()) {
                            throw new IllegalStateException("the data source is closed");
                        }
                    }

                    @Override
                    public void close() {
                        super.close();
                        data.closed.set(true);
                    }
                }),
                Mutant.of("HangingStore", "K06", data -> new PlainStore(data) {
                    @Override
                    void checkOpen() {
                        try {
                            super.checkOpen();
                        } catch (IllegalStateException closed) {
                            waitForConnection();
                        }
                    }

                    private void waitForConnection() {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            throw new IllegalStateException(e);
                        }
                    }
                }),
                Mutant.of("CreateTableStore", "K07", data -> new PlainStore(data) {
                    {
                        if (data.instances.getAndIncrement() > 0) {
                            throw new IllegalStateException("table tck_item already exists");
                        }
                    }
                }));
    }

    /** Stores that are broken in how they open a catalog. */
    static List<Mutant> catalogs() {
        return List.of(
                Mutant.on("CreateIfMissingStore", "K08", RacingSchema::new, PlainStore::new),
                Mutant.on("UnfilledIndexStore", "K09", UnfilledIndexes::new, disk -> new PlainStore(disk) {
                    @Override
                    Stream<StoredRecord> candidates(TenantId tenant, Scan scan) {
                        return super.candidates(tenant, scan)
                                .filter(record -> !disk.isMissing(scan, cell(tenant, record.key()), record));
                    }
                }),
                Mutant.on(
                        "NoDefaultStore",
                        "K09",
                        () -> new Data() {
                            @Override
                            StoredRecord complete(StoredRecord record) {
                                return record;
                            }
                        },
                        PlainStore::new),
                Mutant.on(
                        "RebuiltTableStore",
                        "K09 K10",
                        () -> new Data() {
                            private final Set<Kind> made = ConcurrentHashMap.newKeySet();

                            @Override
                            void add(Kind kind) {
                                if (made.add(kind)) {
                                    records.keySet()
                                            .removeIf(cell -> cell.kind().equals(kind.name()));
                                }
                                super.add(kind);
                            }
                        },
                        PlainStore::new),
                Mutant.on(
                        "UntypedSchemaStore",
                        "K10",
                        () -> new Data() {
                            @Override
                            void refuseOtherTypes(Kind kind) {}
                        },
                        PlainStore::new),
                Mutant.on(
                        "HalfMigratedStore",
                        "K10",
                        () -> new Data() {
                            @Override
                            void declare(Catalog catalog) {
                                for (Kind kind : catalog.kinds()) { // table by table, each by itself
                                    refuseOtherTypes(kind);
                                    add(kind);
                                }
                            }
                        },
                        PlainStore::new));
    }

    /** Looks whether a table is there, and creates it: two instances at once both find it missing. */
    private static final class RacingSchema extends Data {
        private final Set<String> created = ConcurrentHashMap.newKeySet();

        @Override
        void declare(Catalog catalog) {
            for (Kind kind : catalog.kinds()) {
                boolean missing = !created.contains(kind.name());
                SharingMutants.meetAnother(this);
                if (missing && !created.add(kind.name())) {
                    throw new IllegalStateException("table " + kind.name() + " already exists");
                }
                add(kind);
            }
        }
    }

    /** Makes a new index without the records that are there already. */
    private static final class UnfilledIndexes extends Data {
        private record Entry(String kind, Index index, Cell cell, long version) {}

        private final Set<Entry> missing = ConcurrentHashMap.newKeySet();
        private final Set<List<Object>> known = ConcurrentHashMap.newKeySet();

        @Override
        void add(Kind kind) {
            for (Index index : kind.indexes()) {
                if (known.add(List.of(kind.name(), index))) {
                    records.forEach((cell, record) -> {
                        if (cell.kind().equals(kind.name())) {
                            missing.add(new Entry(kind.name(), index, cell, record.version()));
                        }
                    });
                }
            }
            super.add(kind);
        }

        boolean isMissing(Scan scan, Cell cell, StoredRecord record) {
            return missing.contains(new Entry(scan.kind(), scan.index(), cell, record.version()));
        }
    }

    private static Mutant lackingDurable(Mutant mutant) {
        return new Mutant(
                mutant.name(), mutant.factories(), Set.of(Capability.DURABLE, Capability.REMOTE), mutant.kills());
    }
}
