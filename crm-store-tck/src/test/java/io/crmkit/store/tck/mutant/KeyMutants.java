package io.crmkit.store.tck.mutant;

import io.crmkit.store.Key;
import io.crmkit.store.Op;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Stores that break rules A13 to A20 (keys, checks, and whose objects are whose). */
final class KeyMutants {
    private KeyMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("TombstoneRecordStore", "A13", data -> new PlainStore(data) {
                    // the row of a deleted record stays, and with it the place in the unique index
                    private final Set<Data.Cell> deleted = new HashSet<>();

                    @Override
                    void delete(TenantId tenant, Key key) {
                        super.delete(tenant, key);
                        deleted.add(cell(tenant, key));
                    }

                    @Override
                    boolean holds(TenantId tenant, Op op) {
                        return super.holds(tenant, op)
                                && !(op instanceof Op.Put put
                                        && put.expected() == 0
                                        && deleted.contains(cell(tenant, put.key())));
                    }
                }),
                Mutant.of("OrphanIndexStore", "A14", OrphanIndexStore::new),
                keyed("IdOnlyKeyStore", "A15", key -> key.id()),
                keyed("ConcatenatedKeyStore", "A16", key -> key.kind() + key.id()),
                keyed("UnderscoreKeyStore", "A16", key -> key.kind() + "_" + key.id()),
                Mutant.of("TouchingCheckStore", "A17", data -> new PlainStore(data) {
                    @Override
                    void apply(TenantId tenant, Op op) {
                        super.apply(tenant, op);
                        if (op instanceof Op.Check check) {
                            find(tenant, check.key())
                                    .ifPresent(old -> put(
                                            tenant,
                                            new StoredRecord(
                                                    old.key(), old.version() + 1, old.body(), old.attributes())));
                        }
                    }
                }),
                Mutant.of("PlaceholderStore", "A17", data -> new PlainStore(data) {
                    private final Set<Key> reserved = new HashSet<>();

                    @Override
                    boolean holds(TenantId tenant, Op op) {
                        if (op instanceof Op.Check check && check.expected() == 0) {
                            return reserved.add(check.key()) && super.holds(tenant, op); // and never removed
                        }
                        return super.holds(tenant, op);
                    }
                }),
                Mutant.of("AnyVersionCheckStore", "A18 B07", data -> new PlainStore(data) {
                    @Override
                    boolean holds(TenantId tenant, Op op) {
                        return (op instanceof Op.Check check && check.expected() == 0) || super.holds(tenant, op);
                    }
                }),
                Mutant.of("CheckIgnoringStore", "A18 B07 J04 J05", data -> new PlainStore(data) {
                    @Override
                    boolean holds(TenantId tenant, Op op) {
                        return op instanceof Op.Check || super.holds(tenant, op);
                    }
                }),
                Mutant.of("LastQueryCacheStore", "A19", data -> new PlainStore(data) {
                    private Set<Key> lastKeys = Set.of();
                    private List<StoredRecord> lastRecords = List.of();

                    @Override
                    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
                        if (!keys.equals(lastKeys)) {
                            lastKeys = keys; // the caller's own set
                            lastRecords = super.load(tenant, keys);
                        }
                        return lastRecords;
                    }
                }),
                Mutant.of("DrainedKeysStore", "A19", data -> new PlainStore(data) {
                    @Override
                    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
                        List<StoredRecord> found = super.load(tenant, keys);
                        found.forEach(record -> keys.remove(record.key())); // what is left is missing
                        return found;
                    }
                }),
                Mutant.of("LeakyCollectionStore", "A20", data -> new PlainStore(data) {
                    private final Map<Data.Cell, List<StoredRecord>> versions = new HashMap<>();

                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        super.put(tenant, next);
                        List<StoredRecord> live =
                                versions.computeIfAbsent(cell(tenant, next.key()), cell -> new ArrayList<>());
                        live.clear();
                        live.add(next);
                    }

                    @Override
                    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
                        Key key = keys.iterator().next();
                        return versions.getOrDefault(cell(tenant, key), super.load(tenant, keys));
                    }
                }));
    }

    private interface Naming {
        String name(Key key);
    }

    /** A table for all kinds, with one text as its primary key. */
    private static Mutant keyed(String name, String kills, Naming naming) {
        return Mutant.of(name, kills, data -> new PlainStore(data) {
            @Override
            Data.Cell cell(TenantId tenant, Key key) {
                return new Data.Cell(tenant, "", naming.name(key));
            }

            @Override
            Stream<StoredRecord> candidates(TenantId tenant, Scan scan) {
                return data.records.entrySet().stream()
                        .filter(entry -> entry.getKey().tenant().equals(tenant))
                        .map(Map.Entry::getValue)
                        .filter(record -> record.key().kind().equals(scan.kind()));
            }
        });
    }

    /** Index entries of deleted records stay; whoever meets one looks the record up, and skips it if there is none. */
    private static final class OrphanIndexStore extends PlainStore {
        private final Set<Map.Entry<TenantId, StoredRecord>> entries = new LinkedHashSet<>();

        OrphanIndexStore(Data data) {
            super(data);
        }

        @Override
        void put(TenantId tenant, StoredRecord next) {
            find(tenant, next.key()).ifPresent(old -> entries.remove(Map.entry(tenant, old)));
            super.put(tenant, next);
            entries.add(Map.entry(tenant, next));
        }

        @Override
        Slice page(Scan scan, List<StoredRecord> rest) {
            Slice page = super.page(scan, rest);
            List<StoredRecord> found = page.records().stream()
                    .flatMap(entry -> current(entry).stream())
                    .toList();
            return new Slice(found, page.more());
        }

        private Optional<StoredRecord> current(StoredRecord entry) {
            return data.records.values().stream()
                    .filter(record -> record.key().equals(entry.key()))
                    .findFirst();
        }

        @Override
        Stream<StoredRecord> candidates(TenantId tenant, Scan scan) {
            return entries.stream()
                    .filter(entry -> entry.getKey().equals(tenant))
                    .map(Map.Entry::getValue)
                    .filter(record -> record.key().kind().equals(scan.kind()));
        }
    }
}
