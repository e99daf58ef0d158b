package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.Key;
import io.crmkit.store.Scan;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Stores that break rules of group I (tenants) and J (concurrency). */
final class SharingMutants {
    private static final TenantId NOBODY = new TenantId("nobody");

    private SharingMutants() {}

    static List<Mutant> tenants() {
        return List.of(
                Mutant.of("TenantlessKeyStore", "I01", data -> new PlainStore(data) {
                    @Override
                    Data.Cell cell(TenantId tenant, Key key) {
                        return super.cell(NOBODY, key);
                    }

                    @Override
                    boolean owns(TenantId asking, TenantId owner) {
                        return true;
                    }
                }),
                Mutant.of("TenantlessLoadStore", "I02", data -> new PlainStore(data) {
                    @Override
                    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
                        return data.records.values().stream()
                                .filter(record -> keys.contains(record.key()))
                                .toList();
                    }
                }),
                Mutant.of("TenantPrefixStore", "I03 I06", data -> new PlainStore(data) {
                    @Override
                    boolean owns(TenantId asking, TenantId owner) {
                        return owner.value().startsWith(asking.value());
                    }
                }),
                Mutant.of("CursorInsteadOfFilterStore", "I04", data -> new PlainStore(data) {
                    @Override
                    Stream<StoredRecord> candidates(TenantId tenant, Scan scan) {
                        return scan.after().isEmpty()
                                ? super.candidates(tenant, scan)
                                : data.records.values().stream()
                                        .filter(record -> record.key().kind().equals(scan.kind()));
                    }
                }),
                Mutant.of("KeptLockStore", "I05", data -> new PlainStore(data) {
                    private Optional<Thread> holder = Optional.empty();

                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        holder = Optional.of(Thread.currentThread()); // no rollback: the locks stay
                        super.conflict(batch, stale);
                    }

                    @Override
                    void betweenCheckAndWrite() {
                        if (holder.filter(thread -> !thread.equals(Thread.currentThread()))
                                .isPresent()) {
                            throw new StoreUnavailableException("lock wait timeout", null);
                        }
                    }
                }),
                Mutant.of("ForgetfulEraseStore", "I06 I07", data -> new PlainStore(data) {
                    @Override
                    public void erase(TenantId tenant) {
                        data.records.keySet().removeIf(cell -> cell.tenant().equals(tenant));
                    }
                }),
                Mutant.of("CaseInsensitiveTenantStore", "I08", data -> new PlainStore(data) {
                    @Override
                    Data.Cell cell(TenantId tenant, Key key) {
                        return super.cell(new TenantId(tenant.value().toLowerCase(Locale.ROOT)), key);
                    }
                }),
                Mutant.of("PaddedTenantStore", "I08", data -> new PlainStore(data) {
                    @Override
                    boolean owns(TenantId asking, TenantId owner) {
                        return owner.value()
                                .stripTrailing()
                                .equals(asking.value().stripTrailing());
                    }
                }),
                Mutant.of("TombstoneStore", "I07", data -> new PlainStore(data) {
                    private final Set<TenantId> erased = new HashSet<>();

                    @Override
                    public void erase(TenantId tenant) {
                        super.erase(tenant);
                        erased.add(tenant);
                    }

                    @Override
                    public void commit(Batch batch) {
                        if (!erased.contains(batch.tenant())) {
                            super.commit(batch);
                        }
                    }
                }));
    }

    static List<Mutant> concurrency() {
        return List.of(
                Mutant.of("CheckThenActStore", "H05 J01 J02 J03 P03", data -> new PlainStore(data) {
                    @Override
                    Object lock() {
                        return new Object();
                    }

                    @Override
                    void betweenCheckAndWrite() {
                        meetAnother(data);
                    }
                }),
                Mutant.of("LocalLockStore", "J09", data -> new PlainStore(data) {
                    @Override
                    Object lock() {
                        return this;
                    }

                    @Override
                    void betweenCheckAndWrite() {
                        meetAnother(data);
                    }
                }),
                Mutant.of("DriverExceptionStore", "J07 K15", data -> new PlainStore(data) {
                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        throw new IllegalStateException("could not serialize access, SQLState 40001");
                    }
                }),
                Mutant.of(
                        "CachingStore", "J08", data -> new PlainStore(data) {
                            private final Map<Data.Cell, List<StoredRecord>> cache = new HashMap<>();

                            @Override
                            public void commit(Batch batch) {
                                batch.ops().forEach(op -> cache.remove(cell(batch.tenant(), op.key())));
                                super.commit(batch);
                            }

                            @Override
                            public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
                                return keys.stream()
                                        .flatMap(key -> cache
                                                .computeIfAbsent(
                                                        cell(tenant, key), cell -> super.load(tenant, Set.of(key)))
                                                .stream())
                                        .toList();
                            }
                        }));
    }

    /** Lets a second writer check before the first one writes, if there is a second one. */
    static void meetAnother(Data data) {
        try {
            data.meeting.exchange("here", 20, TimeUnit.MILLISECONDS);
        } catch (TimeoutException alone) {
            // nobody else writes
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
