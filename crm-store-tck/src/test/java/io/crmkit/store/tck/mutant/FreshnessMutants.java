package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.Position;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Stores that break rules D16 to D23 and D26 (scans of data that changes, limits, and what a scan may ask). */
final class FreshnessMutants {
    private FreshnessMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("SnapshotCursorStore", "D16", data -> new PlainStore(data) {
                    private final Map<String, List<StoredRecord>> results = new ConcurrentHashMap<>();

                    @Override
                    Slice page(Scan scan, List<StoredRecord> rest) {
                        String cursor = scan.kind() + scan.index() + scan.descending();
                        if (scan.after().isEmpty()) {
                            results.put(cursor, rest);
                            return super.page(scan, rest);
                        }
                        Position position = scan.after().get();
                        return super.page(
                                scan,
                                results.getOrDefault(cursor, rest).stream()
                                        .filter(record -> behind(scan, record, position))
                                        .toList());
                    }
                }),
                Mutant.of("EntryLosingStore", "D18", data -> new PlainStore(data) {
                    // adds the new index entry, then removes the old one, which is the same if nothing moved
                    private final Set<Data.Cell> lost = new HashSet<>();

                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        boolean same = find(tenant, next.key())
                                .filter(old -> old.attributes().equals(next.attributes()))
                                .isPresent();
                        super.put(tenant, next);
                        lost.remove(cell(tenant, next.key()));
                        if (same) {
                            lost.add(cell(tenant, next.key()));
                        }
                    }

                    @Override
                    Stream<StoredRecord> candidates(TenantId tenant, Scan scan) {
                        return super.candidates(tenant, scan)
                                .filter(record -> !lost.contains(cell(tenant, record.key())));
                    }
                }),
                Mutant.of("AddingIndexStore", "D18", data -> new PlainStore(data) {
                    private final Set<Map.Entry<TenantId, StoredRecord>> entries = new LinkedHashSet<>();

                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        super.put(tenant, next);
                        entries.add(Map.entry(tenant, next)); // an update is an insert, the old entry stays
                    }

                    @Override
                    Stream<StoredRecord> candidates(TenantId tenant, Scan scan) {
                        return entries.stream()
                                .filter(entry -> entry.getKey().equals(tenant))
                                .map(Map.Entry::getValue)
                                .filter(record -> record.key().kind().equals(scan.kind()));
                    }
                }),
                Mutant.of("LookAheadOfOneStore", "D19", data -> new PlainStore(data) {
                    @Override
                    Slice page(Scan scan, List<StoredRecord> rest) {
                        return super.page(scan.limit() == 1 ? scan.limit(2) : scan, rest);
                    }
                }),
                Mutant.of("OverflowingLimitStore", "D19", data -> new PlainStore(data) {
                    @Override
                    @SuppressWarnings("NarrowCalculation")
                    Slice page(Scan scan, List<StoredRecord> rest) {
                        int fetch = scan.limit() + 1;
                        List<StoredRecord> fetched =
                                rest.stream().limit(Math.max(fetch, 0)).toList();
                        return super.page(scan, fetched);
                    }
                }),
                Mutant.of("SilentFullScanStore", "D20", data -> new PlainStore(data) {
                    @Override
                    void refuse(TenantId tenant, Scan scan) {}

                    @Override
                    public Slice scan(TenantId tenant, Scan scan) {
                        try {
                            return super.scan(tenant, scan);
                        } catch (NullPointerException unknown) {
                            return new Slice(List.of(), false);
                        }
                    }
                }),
                Mutant.of("ForgivingPositionStore", "D26", data -> new PlainStore(data) {
                    @Override
                    void refuse(TenantId tenant, Scan scan) {
                        super.refuse(
                                tenant,
                                new Scan(
                                        scan.kind(),
                                        scan.index(),
                                        scan.equal(),
                                        scan.range(),
                                        scan.descending(),
                                        Optional.empty(),
                                        scan.limit()));
                    }

                    @Override
                    int compare(Position a, Position b) {
                        int shared =
                                Math.min(a.attributes().size(), b.attributes().size());
                        return super.compare(
                                new Position(a.attributes().subList(0, shared), a.id()),
                                new Position(b.attributes().subList(0, shared), b.id()));
                    }
                }),
                Mutant.of("SharedIndexStore", "D21", data -> new PlainStore(data) {
                    @Override
                    Stream<StoredRecord> candidates(TenantId tenant, Scan scan) {
                        return data.records.entrySet().stream()
                                .filter(entry -> entry.getKey().tenant().equals(tenant))
                                .map(Map.Entry::getValue);
                    }
                }),
                Mutant.of("AsyncIndexStore", "D22", data -> new PlainStore(data) {
                    private Set<StoredRecord> indexed = Set.of();

                    @Override
                    public void commit(Batch batch) {
                        Set<StoredRecord> before = Set.copyOf(data.records.values());
                        super.commit(batch);
                        indexed = before; // the indexer is one commit behind
                    }

                    @Override
                    Stream<StoredRecord> candidates(TenantId tenant, Scan scan) {
                        return super.candidates(tenant, scan).filter(indexed::contains);
                    }
                }),
                Mutant.of("ServerCursorStore", "D23", data -> new PlainStore(data) {
                    private final Set<Position> handles = ConcurrentHashMap.newKeySet();

                    @Override
                    Slice page(Scan scan, List<StoredRecord> rest) {
                        if (scan.after()
                                .filter(position -> !handles.contains(position))
                                .isPresent()) {
                            throw new IllegalArgumentException("unknown cursor");
                        }
                        Slice page = super.page(scan, rest);
                        page.records().forEach(record -> handles.add(Position.of(record, scan.index())));
                        return page;
                    }
                }),
                Mutant.of("RowNumberStore", "D17", data -> new PlainStore(data) {
                    // a position is kept as the number of records before it
                    private final Map<Position, Integer> offsets = new ConcurrentHashMap<>();

                    @Override
                    boolean behind(Scan scan, StoredRecord record, Position position) {
                        return true;
                    }

                    @Override
                    Slice page(Scan scan, List<StoredRecord> rest) {
                        int offset = scan.after()
                                .map(position -> offsets.getOrDefault(position, 0))
                                .orElse(0);
                        Slice page = super.page(scan, rest.subList(Math.min(offset, rest.size()), rest.size()));
                        page.records()
                                .forEach(record -> offsets.put(
                                        Position.of(record, scan.index()),
                                        offset + page.records().size()));
                        return page;
                    }
                }));
    }
}
