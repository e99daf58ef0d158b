package io.crmkit.store.tck.mutant;

import io.crmkit.store.Catalog;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores of which an instance sees only its own catalog, while others have another one. */
final class MixedCatalogMutants {
    private MixedCatalogMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.on("OwnIndexesUpdateStore", "K09", OldEntries::new, disk -> new OwnIndexesStore(disk) {
                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        find(tenant, next.key()).ifPresent(old -> keep(tenant, old));
                        super.put(tenant, next);
                    }
                }),
                Mutant.on("OwnIndexesDeleteStore", "K09", OldEntries::new, disk -> new OwnIndexesStore(disk) {
                    @Override
                    void delete(TenantId tenant, Key key) {
                        find(tenant, key).ifPresent(old -> keep(tenant, old));
                        super.delete(tenant, key);
                    }
                }),
                Mutant.of("OwnKindsEraseStore", "I09", data -> new PlainStore(data) {
                    private final Set<String> own =
                            data.catalog.kinds().stream().map(Kind::name).collect(Collectors.toSet());

                    @Override
                    public void erase(TenantId tenant) {
                        checkOpen();
                        data.records
                                .keySet()
                                .removeIf(cell -> owns(tenant, cell.tenant()) && own.contains(cell.kind()));
                        data.logs.keySet().removeIf(cell -> owns(tenant, cell.tenant()));
                    }
                }));
    }

    /** What the indexes still hold that a writer did not know. */
    private static final class OldEntries extends Data {
        private record Entry(Cell cell, List<String> attributes) {}

        private final Map<Entry, StoredRecord> old = new ConcurrentHashMap<>();
    }

    private static class OwnIndexesStore extends PlainStore {
        private final OldEntries disk;
        private final Catalog own;

        OwnIndexesStore(OldEntries disk) {
            super(disk);
            this.disk = disk;
            this.own = disk.catalog;
        }

        /** Leaves the entries of a record in the indexes that this instance does not have. */
        final void keep(TenantId tenant, StoredRecord record) {
            for (Kind kind : disk.catalog.kinds()) {
                if (kind.name().equals(record.key().kind())) {
                    kind.indexes().stream()
                            .filter(index -> own.kinds().stream()
                                    .filter(mine -> mine.name().equals(kind.name()))
                                    .flatMap(mine -> mine.indexes().stream())
                                    .noneMatch(mine -> mine.attributes().equals(index.attributes())))
                            .forEach(index -> disk.old.put(
                                    new OldEntries.Entry(cell(tenant, record.key()), index.attributes()), record));
                }
            }
        }

        @Override
        Stream<StoredRecord> candidates(TenantId tenant, Scan scan) {
            Map<Key, StoredRecord> entries =
                    super.candidates(tenant, scan).collect(Collectors.toMap(StoredRecord::key, record -> record));
            disk.old.forEach((entry, record) -> {
                if (entry.cell().tenant().equals(tenant)
                        && entry.cell().kind().equals(scan.kind())
                        && entry.attributes().equals(scan.index().attributes())) {
                    entries.put(record.key(), record);
                }
            });
            return entries.values().stream();
        }
    }
}
