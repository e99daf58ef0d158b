package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.Key;
import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that break rules of group C (load) and D (scan and pages). */
final class ReadingMutants {
    private ReadingMutants() {}

    static List<Mutant> loading() {
        return List.of(
                Mutant.of("FailOnMissStore", "C01", data -> new PlainStore(data) {
                    @Override
                    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
                        List<StoredRecord> found = super.load(tenant, keys);
                        if (found.size() < keys.size() && keys.size() > 1) {
                            throw new NoSuchElementException("no row");
                        }
                        return found;
                    }
                }),
                Mutant.of("EmptyInClauseStore", "C02", data -> new PlainStore(data) {
                    @Override
                    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
                        if (keys.isEmpty()) {
                            throw new IllegalStateException("syntax error near ')'");
                        }
                        return super.load(tenant, keys);
                    }
                }),
                Mutant.of("LongInClauseStore", "C03", data -> new PlainStore(data) {
                    @Override
                    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
                        List<StoredRecord> found = super.load(tenant, keys);
                        return found.subList(0, Math.min(found.size(), 999));
                    }
                }),
                Mutant.of("FirstKindStore", "C04", data -> new PlainStore(data) {
                    @Override
                    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
                        return super.load(tenant, keys).stream()
                                .filter(record -> keys.iterator()
                                        .next()
                                        .kind()
                                        .equals(record.key().kind()))
                                .toList();
                    }
                }),
                Mutant.of("NormalisingJsonStore", "C05", data -> new PlainStore(data) {
                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        String body = next.body().replace("1e2", "100").replace(" : ", ":");
                        super.put(tenant, new StoredRecord(next.key(), next.version(), body, next.attributes()));
                    }
                }),
                Mutant.of("UntypedStore", "C06", data -> new PlainStore(data) {
                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        Map<String, Value> guessed = new HashMap<>(next.attributes());
                        guessed.replaceAll(
                                (name, value) -> value.equals(new Value.Text("1")) ? new Value.Int(1) : value);
                        super.put(tenant, new StoredRecord(next.key(), next.version(), next.body(), guessed));
                    }
                }),
                Mutant.of("LaggingReplicaStore", "C07", data -> new PlainStore(data) {
                    private Map<Data.Cell, StoredRecord> replica = Map.of();

                    @Override
                    public void commit(Batch batch) {
                        Map<Data.Cell, StoredRecord> before = Map.copyOf(data.records);
                        super.commit(batch);
                        replica = before;
                    }

                    @Override
                    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
                        return keys.stream()
                                .flatMap(key -> Optional.ofNullable(replica.get(cell(tenant, key))).stream())
                                .toList();
                    }
                }));
    }

    static List<Mutant> scanning() {
        return List.of(
                Mutant.of("ConcatenatedPrefixStore", "D01", data -> new PlainStore(data) {
                    @Override
                    boolean equal(Scan scan, StoredRecord record) {
                        Position position = Position.of(record, scan.index());
                        return joined(position.attributes()).startsWith(joined(scan.equal()));
                    }

                    private String joined(List<Value> values) {
                        StringBuilder key = new StringBuilder();
                        values.forEach(value ->
                                key.append(value instanceof Value.Text text ? text.value() : value.toString()));
                        return key.toString();
                    }
                }),
                Mutant.of("NoTieBreakStore", "D02 D10", data -> new PlainStore(data) {
                    @Override
                    int compare(Position a, Position b) {
                        if (a.attributes().isEmpty() || !a.attributes().equals(b.attributes())) {
                            return super.compare(a, b);
                        }
                        return b.id().compareTo(a.id()); // as the engine happens to have them
                    }
                }),
                Mutant.of("HalfDescendingStore", "D03", data -> new PlainStore(data) {
                    @Override
                    Comparator<StoredRecord> order(Scan scan) {
                        return (a, b) -> {
                            Position left = Position.of(a, scan.index());
                            Position right = Position.of(b, scan.index());
                            boolean flip = scan.descending()
                                    && (left.attributes().isEmpty()
                                            || !left.attributes()
                                                    .get(0)
                                                    .equals(right.attributes().get(0)));
                            return flip ? compare(right, left) : compare(left, right);
                        };
                    }
                }),
                Mutant.of("BetweenStore", "D04", data -> new PlainStore(data) {
                    @Override
                    boolean inRange(Range range, Value value) {
                        return super.inRange(range, value)
                                || range.toExclusive().filter(value::equals).isPresent();
                    }
                }),
                Mutant.of("NullBoundStore", "D05", data -> new PlainStore(data) {
                    @Override
                    boolean inRange(Range range, Value value) {
                        return range.fromInclusive().isPresent()
                                && range.toExclusive().isPresent()
                                && super.inRange(range, value);
                    }
                }),
                Mutant.of("RangeForgetsPrefixStore", "D06", data -> new PlainStore(data) {
                    @Override
                    boolean equal(Scan scan, StoredRecord record) {
                        return scan.range().isPresent() || super.equal(scan, record);
                    }
                }),
                Mutant.of("SwappedBoundsStore", "D07", data -> new PlainStore(data) {
                    @Override
                    boolean inRange(Range range, Value value) {
                        Optional<Value> low = range.fromInclusive();
                        Optional<Value> high = range.toExclusive();
                        boolean swapped = low.isPresent() && high.isPresent() && compare(low.get(), high.get()) > 0;
                        return super.inRange(swapped ? Range.of(high.get(), low.get()) : range, value);
                    }
                }));
    }

    static List<Mutant> paging() {
        return List.of(
                Mutant.of("LostBoundaryStore", "D08", data -> new PlainStore(data) {
                    @Override
                    Slice page(Scan scan, List<StoredRecord> rest) {
                        // reads one more than the limit to learn whether there is more, and goes on behind it
                        return super.page(
                                scan,
                                scan.after().isPresent() && rest.size() > 1 ? rest.subList(1, rest.size()) : rest);
                    }
                }),
                Mutant.of("SizeEqualsLimitMoreStore", "D09", data -> new PlainStore(data) {
                    @Override
                    Slice page(Scan scan, List<StoredRecord> rest) {
                        Slice page = super.page(scan, rest);
                        return new Slice(page.records(), page.records().size() == scan.limit());
                    }
                }),
                Mutant.of("InclusiveCursorStore", "D08 D10 D11 D12 D14", data -> new PlainStore(data) {
                    @Override
                    boolean behind(Scan scan, StoredRecord record, Position position) {
                        return Position.of(record, scan.index()).equals(position)
                                || super.behind(scan, record, position);
                    }
                }),
                Mutant.of("FirstAttributeCursorStore", "D10 D11", data -> new PlainStore(data) {
                    @Override
                    boolean behind(Scan scan, StoredRecord record, Position position) {
                        return super.behind(scan, record, position)
                                && (position.attributes().isEmpty()
                                        || !Position.of(record, scan.index())
                                                .attributes()
                                                .get(0)
                                                .equals(position.attributes().get(0)));
                    }
                }),
                Mutant.of("OrCursorStore", "D11", data -> new PlainStore(data) {
                    @Override
                    boolean behind(Scan scan, StoredRecord record, Position position) {
                        Position place = Position.of(record, scan.index());
                        for (int i = 0; i < position.attributes().size(); i++) {
                            int order = compare(
                                    place.attributes().get(i),
                                    position.attributes().get(i));
                            if (scan.descending() ? order < 0 : order > 0) {
                                return true;
                            }
                        }
                        return super.behind(scan, record, position);
                    }
                }),
                Mutant.of("UnflippedCursorStore", "D12", data -> new PlainStore(data) {
                    @Override
                    boolean behind(Scan scan, StoredRecord record, Position position) {
                        return super.behind(scan.descending(false), record, position);
                    }
                }),
                Mutant.of("RowCursorStore", "D13", data -> new PlainStore(data) {
                    @Override
                    public Slice scan(TenantId tenant, Scan scan) {
                        boolean gone = scan.after()
                                .filter(position -> find(tenant, new Key(scan.kind(), position.id()))
                                        .isEmpty())
                                .isPresent();
                        return gone ? new Slice(List.of(), false) : super.scan(tenant, scan);
                    }
                }),
                Mutant.of("WrapAroundStore", "D14", data -> new PlainStore(data) {
                    @Override
                    public Slice scan(TenantId tenant, Scan scan) {
                        Slice page = super.scan(tenant, scan);
                        if (!page.records().isEmpty() || scan.after().isEmpty()) {
                            return page;
                        }
                        return super.scan(
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
                }),
                Mutant.of("OffsetPagingStore", "D15 D17", data -> new PlainStore(data) {
                    private final Map<Position, Integer> offsets = new ConcurrentHashMap<>();

                    @Override
                    boolean behind(Scan scan, StoredRecord record, Position position) {
                        return offsets.containsKey(position) || super.behind(scan, record, position);
                    }

                    @Override
                    Slice page(Scan scan, List<StoredRecord> rest) {
                        int offset = scan.after()
                                .map(position -> offsets.getOrDefault(position, 0))
                                .orElse(0);
                        Slice page = super.page(scan, rest.subList(offset, rest.size()));
                        int size = page.records().size();
                        if (size > 0) {
                            offsets.put(Position.of(page.records().get(size - 1), scan.index()), offset + size);
                        }
                        return page;
                    }
                }));
    }
}
