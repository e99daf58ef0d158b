package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Key;
import io.crmkit.store.Limits;
import io.crmkit.store.LogEntry;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.ValidatingStore;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A correct store in which every step can be overridden: a broken store is this one with one step wrong. */
class PlainStore implements RecordStore {
    final Data data;
    private final Catalog catalog;
    private volatile boolean closed;

    PlainStore(Data data) {
        this.data = data;
        this.catalog = data.catalog;
    }

    void checkOpen() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
    }

    // --- commit

    @Override
    public void commit(Batch batch) {
        checkOpen();
        refuse(batch);
        synchronized (lock()) {
            Set<Key> stale = new LinkedHashSet<>();
            for (Op op : batch.ops()) {
                if (!holds(batch.tenant(), op)) {
                    stale.add(op.key());
                }
            }
            betweenCheckAndWrite();
            if (stale.isEmpty()) {
                batch.ops().forEach(op -> apply(batch.tenant(), op));
            } else {
                conflict(batch, stale);
            }
        }
    }

    /** Throws if the batch is outside the contract. */
    void refuse(Batch batch) {
        ValidatingStore.around(new Nowhere(limits()), catalog).commit(batch);
    }

    void refuse(TenantId tenant, Scan scan) {
        ValidatingStore.around(new Nowhere(Limits.MINIMUM), catalog).scan(tenant, scan);
    }

    Object lock() {
        return data;
    }

    void betweenCheckAndWrite() {}

    void conflict(Batch batch, Set<Key> stale) {
        throw new ConflictException(stale, null);
    }

    boolean holds(TenantId tenant, Op op) {
        if (op instanceof Op.Put put) {
            return holdsForPut(put.expected(), version(tenant, op.key()));
        } else if (op instanceof Op.Delete delete) {
            return holdsForDelete(delete.expected(), version(tenant, op.key()));
        } else if (op instanceof Op.Check check) {
            return check.expected() == version(tenant, op.key());
        }
        Op.Append append = (Op.Append) op;
        return append.expectedLast() == Op.Append.AT_END || holdsForAppend(append.expectedLast(), last(tenant, append));
    }

    boolean holdsForPut(long expected, long stored) {
        return expected == stored;
    }

    boolean holdsForDelete(long expected, long stored) {
        return expected == stored;
    }

    boolean holdsForAppend(long expected, long last) {
        return expected == last;
    }

    private long version(TenantId tenant, Key key) {
        return find(tenant, key).map(StoredRecord::version).orElse(0L);
    }

    private long last(TenantId tenant, Op.Append append) {
        return data.last(tenant, append.log());
    }

    void apply(TenantId tenant, Op op) {
        if (op instanceof Op.Put put) {
            put(tenant, put.next());
        } else if (op instanceof Op.Delete delete) {
            delete(tenant, delete.key());
        } else if (op instanceof Op.Append append) {
            append(tenant, append.log(), append.bodies());
        }
    }

    void put(TenantId tenant, StoredRecord next) {
        data.records.put(cell(tenant, next.key()), data.complete(next));
    }

    void delete(TenantId tenant, Key key) {
        data.records.remove(cell(tenant, key));
    }

    void append(TenantId tenant, String log, List<String> bodies) {
        for (String body : bodies) {
            List<LogEntry> entries = data.log(tenant, log);
            entries.add(new LogEntry(data.last(tenant, log) + 1, body));
        }
    }

    /** The identity of a record: whoever makes two cells equal mixes two records up. */
    Data.Cell cell(TenantId tenant, Key key) {
        return new Data.Cell(tenant, key.kind(), canonical(key.id()));
    }

    /** What of a text counts when it is compared with another. */
    String canonical(String text) {
        return text;
    }

    // --- reading

    Optional<StoredRecord> find(TenantId tenant, Key key) {
        return Optional.ofNullable(data.records.get(cell(tenant, key)));
    }

    @Override
    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
        checkOpen();
        synchronized (lock()) {
            return keys.stream().flatMap(key -> find(tenant, key).stream()).toList();
        }
    }

    @Override
    public Slice scan(TenantId tenant, Scan scan) {
        checkOpen();
        refuse(tenant, scan);
        synchronized (lock()) {
            List<StoredRecord> rest = candidates(tenant, scan)
                    .filter(record -> equal(scan, record) && inRange(scan, record))
                    .filter(record -> scan.after()
                            .map(position -> behind(scan, record, position))
                            .orElse(true))
                    .sorted(order(scan))
                    .toList();
            return page(scan, rest);
        }
    }

    Stream<StoredRecord> candidates(TenantId tenant, Scan scan) {
        return data.records.entrySet().stream()
                .filter(entry -> owns(tenant, entry.getKey().tenant()))
                .filter(entry -> entry.getKey().kind().equals(scan.kind()))
                .map(entry -> entry.getValue());
    }

    boolean owns(TenantId asking, TenantId owner) {
        return owner.equals(asking);
    }

    boolean equal(Scan scan, StoredRecord record) {
        List<Value> values = Position.of(record, scan.index()).attributes();
        for (int i = 0; i < scan.equal().size(); i++) {
            if (!equal(scan.equal().get(i), values.get(i))) {
                return false;
            }
        }
        return true;
    }

    boolean equal(Value wanted, Value actual) {
        return (wanted instanceof Value.Text a && actual instanceof Value.Text b)
                ? canonical(a.value()).equals(canonical(b.value()))
                : wanted.equals(actual);
    }

    boolean inRange(Scan scan, StoredRecord record) {
        Position position = Position.of(record, scan.index());
        int next = scan.equal().size();
        Value value =
                next < position.attributes().size() ? position.attributes().get(next) : new Value.Text(position.id());
        return scan.range().map(range -> inRange(range, value)).orElse(true);
    }

    boolean inRange(Range range, Value value) {
        return range.fromInclusive().map(from -> compare(value, from) >= 0).orElse(true)
                && range.toExclusive().map(to -> compare(value, to) < 0).orElse(true);
    }

    boolean behind(Scan scan, StoredRecord record, Position position) {
        int order = compare(Position.of(record, scan.index()), position);
        return scan.descending() ? order < 0 : order > 0;
    }

    @SuppressWarnings("IdentityHashMapUsage") // it is only there to make each position once
    Comparator<StoredRecord> order(Scan scan) {
        Map<StoredRecord, Position> places = new IdentityHashMap<>();
        Function<StoredRecord, Position> place =
                record -> places.computeIfAbsent(record, key -> Position.of(key, scan.index()));
        Comparator<StoredRecord> order = (a, b) -> compare(place.apply(a), place.apply(b));
        return scan.descending() ? order.reversed() : order;
    }

    int compare(Position a, Position b) {
        for (int i = 0; i < a.attributes().size(); i++) {
            int order = compare(a.attributes().get(i), b.attributes().get(i));
            if (order != 0) {
                return order;
            }
        }
        return compare(new Value.Text(a.id()), new Value.Text(b.id()));
    }

    int compare(Value a, Value b) {
        return a.compareTo(b);
    }

    Slice page(Scan scan, List<StoredRecord> rest) {
        int size = Math.min(scan.limit(), rest.size());
        return new Slice(rest.subList(0, size), size < rest.size());
    }

    @Override
    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
        checkOpen();
        synchronized (lock()) {
            List<LogEntry> later = new ArrayList<>(data.log(tenant, log));
            later.removeIf(entry -> !isAfter(entry, after));
            return new LogSlice(later.subList(0, Math.min(limit, later.size())), data.last(tenant, log));
        }
    }

    boolean isAfter(LogEntry entry, long after) {
        return entry.sequence() > after;
    }

    // --- the rest

    @Override
    public void erase(TenantId tenant) {
        checkOpen();
        data.records.keySet().removeIf(cell -> owns(tenant, cell.tenant()));
        data.logs.keySet().removeIf(cell -> owns(tenant, cell.tenant()));
    }

    @Override
    public Limits limits() {
        checkOpen();
        return Limits.MINIMUM;
    }

    @Override
    public void close() {
        closed = true;
    }
}
