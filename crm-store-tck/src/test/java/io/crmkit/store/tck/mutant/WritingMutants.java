package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Key;
import io.crmkit.store.Op;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores that break rules of group A (one record) and B (batches). */
final class WritingMutants {
    private WritingMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("InsertlessStore", "A01", data -> new PlainStore(data) {
                    @Override
                    boolean holdsForPut(long expected, long stored) {
                        return expected > 0
                                && super.holdsForPut(expected, stored); // zero rows updated: somebody else was faster
                    }
                }),
                Mutant.of("UpsertingStore", "A02 B11 J01", data -> new PlainStore(data) {
                    @Override
                    boolean holdsForPut(long expected, long stored) {
                        return expected == 0 || super.holdsForPut(expected, stored);
                    }
                }),
                Mutant.of("StaleIndexStore", "A03 A10 A14 D18 J08", data -> new PlainStore(data) {
                    private final List<Map.Entry<TenantId, StoredRecord>> entries = new ArrayList<>();

                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        super.put(tenant, next);
                        entries.add(Map.entry(tenant, next));
                    }

                    @Override
                    Stream<StoredRecord> candidates(TenantId tenant, Scan scan) {
                        return entries.stream()
                                .filter(entry -> entry.getKey().equals(tenant))
                                .map(Map.Entry::getValue)
                                .filter(record -> record.key().kind().equals(scan.kind()));
                    }
                }),
                Mutant.of("MergeAttributesStore", "A04", data -> new PlainStore(data) {
                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        Map<String, Value> merged = new HashMap<>(next.attributes());
                        find(tenant, next.key())
                                .ifPresent(old -> merged.replaceAll((name, value) ->
                                        Set.of(new Value.Text(""), new Value.Int(0), new Value.Bool(false))
                                                        .contains(value)
                                                ? old.attributes().getOrDefault(name, value)
                                                : value));
                        super.put(tenant, new StoredRecord(next.key(), next.version(), next.body(), merged));
                    }
                }),
                Mutant.of("MergeBodyStore", "A04", data -> new PlainStore(data) {
                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        String body = find(tenant, next.key())
                                .map(old -> old.body().replace("}", ",")
                                        + next.body().substring(1))
                                .orElse(next.body());
                        super.put(tenant, new StoredRecord(next.key(), next.version(), body, next.attributes()));
                    }
                }),
                Mutant.of("CheckAfterWriteStore", "A05 K02", data -> new PlainStore(data) {
                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        batch.ops().forEach(op -> apply(batch.tenant(), op));
                        super.conflict(batch, stale);
                    }
                }),
                Mutant.of("LaterVersionStore", "A06", data -> new PlainStore(data) {
                    @Override
                    boolean holdsForPut(long expected, long stored) {
                        return stored == 0 ? expected == 0 : stored <= expected;
                    }
                }),
                Mutant.of("ZeroRowsStore", "A07", data -> new PlainStore(data) {
                    @Override
                    boolean holdsForPut(long expected, long stored) {
                        return stored == 0 || expected == stored;
                    }

                    @Override
                    public void commit(Batch batch) {
                        List<Op> ops = batch.ops().stream()
                                .filter(op -> !(op instanceof Op.Put put)
                                        || put.expected() == 0
                                        || find(batch.tenant(), put.key()).isPresent())
                                .toList();
                        super.commit(new Batch(batch.id(), batch.tenant(), ops));
                    }
                }),
                Mutant.of("CountingVersionStore", "A08", data -> new PlainStore(data) {
                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        long version = find(tenant, next.key())
                                        .map(StoredRecord::version)
                                        .orElse(0L)
                                + 1;
                        super.put(tenant, new StoredRecord(next.key(), version, next.body(), next.attributes()));
                    }
                }),
                Mutant.of("IntVersionStore", "A09", data -> new PlainStore(data) {
                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        long version = Integer.toUnsignedLong((int) next.version());
                        super.put(tenant, new StoredRecord(next.key(), version, next.body(), next.attributes()));
                    }
                }),
                Mutant.of("SoftDeleteStore", "A10", data -> new PlainStore(data) {
                    // the row stays with a mark that load honours and scans forget
                    private final Map<Data.Cell, StoredRecord> marked = new LinkedHashMap<>();

                    @Override
                    void delete(TenantId tenant, Key key) {
                        find(tenant, key).ifPresent(record -> marked.put(cell(tenant, key), record));
                        super.delete(tenant, key);
                    }

                    @Override
                    Stream<StoredRecord> candidates(TenantId tenant, Scan scan) {
                        return Stream.concat(
                                super.candidates(tenant, scan),
                                marked.entrySet().stream()
                                        .filter(entry -> entry.getKey().tenant().equals(tenant))
                                        .map(Map.Entry::getValue)
                                        .filter(record -> record.key().kind().equals(scan.kind())));
                    }
                }),
                Mutant.of("UnconditionalDeleteStore", "A11", data -> new PlainStore(data) {
                    @Override
                    boolean holdsForDelete(long expected, long stored) {
                        return stored > 0;
                    }
                }),
                Mutant.of("SilentDeleteStore", "A12", data -> new PlainStore(data) {
                    @Override
                    boolean holdsForDelete(long expected, long stored) {
                        return stored == 0 || expected == stored;
                    }
                }),
                Mutant.of("FirstOpOnlyStore", "B01", data -> new PlainStore(data) {
                    @Override
                    public void commit(Batch batch) {
                        super.commit(new Batch(
                                batch.id(), batch.tenant(), batch.ops().subList(0, 1)));
                    }
                }),
                Mutant.of("NonAtomicStore", "B02 B05 B13", data -> new PlainStore(data) {
                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        for (Op op : batch.ops()) {
                            if (stale.contains(op.key())) {
                                break;
                            }
                            apply(batch.tenant(), op);
                        }
                        super.conflict(batch, stale);
                    }
                }),
                Mutant.of("ContinueOnErrorStore", "B02 B03", data -> new PlainStore(data) {
                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        batch.ops().stream()
                                .filter(op -> !stale.contains(op.key()))
                                .forEach(op -> apply(batch.tenant(), op));
                        super.conflict(batch, stale);
                    }
                }),
                Mutant.of("FirstFailureOnlyStore", "B04", data -> new PlainStore(data) {
                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        super.conflict(batch, Set.of(stale.iterator().next()));
                    }
                }),
                Mutant.of("BlameTheBatchStore", "B04", data -> new PlainStore(data) {
                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        super.conflict(batch, batch.ops().stream().map(Op::key).collect(Collectors.toSet()));
                    }
                }),
                Mutant.of("TransactionPerKindStore", "B05", data -> new PlainStore(data) {
                    @Override
                    public void commit(Batch batch) {
                        Map<String, List<Op>> byKind = new LinkedHashMap<>();
                        batch.ops()
                                .forEach(op -> byKind.computeIfAbsent(op.key().kind(), kind -> new ArrayList<>())
                                        .add(op));
                        Set<Key> stale = new LinkedHashSet<>();
                        for (List<Op> ops : byKind.values()) {
                            try {
                                super.commit(new Batch(batch.id(), batch.tenant(), ops));
                            } catch (ConflictException e) {
                                stale.addAll(e.keys());
                            }
                        }
                        if (!stale.isEmpty()) {
                            throw new ConflictException(stale, null);
                        }
                    }
                }),
                Mutant.of("LogOutsideStore", "B06", data -> new PlainStore(data) {
                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        batch.ops().stream()
                                .filter(op -> op instanceof Op.Append && !stale.contains(op.key()))
                                .forEach(op -> apply(batch.tenant(), op));
                        super.conflict(batch, stale);
                    }
                }));
    }
}
