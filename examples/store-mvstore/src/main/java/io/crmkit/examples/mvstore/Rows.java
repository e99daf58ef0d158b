package io.crmkit.examples.mvstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.ConflictException;
import io.crmkit.store.IncompatibleStoreException;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.LogEntry;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.Range;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/**
 * The layout: (tenant, "record", kind, id) leads to version, body, and name and value of each attribute; (tenant, "index", kind,
 * names, values, id) to nothing; (tenant, "log", name, sequence) to a body. The catalog joins what all instances so far declared,
 * as each must also keep what only another knows: "kind.attribute" leads to a type, "kind/attribute,attribute," to "INDEX".
 */
record Rows(MVMap<byte[], byte[]> rows, MVMap<String, String> catalog) {
    private static final Map<String, Value> DEFAULTS =
            Map.of("TEXT", new Value.Text(""), "INT", new Value.Int(0), "BOOL", new Value.Bool(false));

    static Rows of(MVStore store) {
        var bytes = ByteArrayDataType.INSTANCE; // compares them unsigned
        var ordered = new MVMap.Builder<byte[], byte[]>().keyType(bytes).valueType(bytes);
        return new Rows(store.openMap("crm.rows", ordered), store.openMap("crm.catalog"));
    }

    /** Adds what {@code declared} has and the catalog lacks, and builds the new indexes; returns whether there were any. */
    boolean adapt(Catalog declared) {
        int before = catalog.size();
        declare("layout", "1");
        declared.kinds().forEach(kind -> {
            kind.attributes().forEach((name, type) -> declare(kind.name() + "." + name, type.name()));
            kind.indexes().forEach(index -> declare(kind.name() + "/" + names(index), "INDEX"));
        });
        boolean grown = catalog.size() > before;
        for (var all = rows.cursor(null); grown && all.hasNext(); ) {
            List<Value> key = Parts.read(all.next());
            if (text(key.get(1)).equals("record")) {
                StoredRecord record = record(new Key(text(key.get(2)), text(key.get(3))), all.getValue());
                entries(text(key.get(0)), record).forEach(entry -> rows.put(entry, new byte[0]));
            }
        }
        return grown;
    }

    private void declare(String name, String type) {
        String stored = catalog.putIfAbsent(name, type);
        if (stored != null && !stored.equals(type)) {
            throw new IncompatibleStoreException(name + " is stored as " + stored + ", declared as " + type, null);
        }
    }

    private Map<String, String> declared(String prefix) {
        Map<String, String> found = new TreeMap<>();
        for (var names = catalog.cursor(prefix); names.hasNext() && names.next().startsWith(prefix); ) {
            found.put(names.getKey().substring(prefix.length()), names.getValue());
        }
        return found;
    }

    /** Checks every condition, then applies every operation; returns whether there was any. */
    boolean apply(Batch batch) {
        String tenant = batch.tenant().value();
        List<Op> stale = new ArrayList<>(batch.ops());
        stale.removeIf(op -> holds(tenant, op));
        if (!stale.isEmpty()) {
            throw new ConflictException(stale.stream().map(Op::key).collect(toSet()), null);
        }
        for (Op op : batch.ops()) {
            if (op instanceof Op.Put put) {
                put(tenant, put.next());
            } else if (op instanceof Op.Delete delete) {
                delete(tenant, delete.key());
            } else if (op instanceof Op.Append append) {
                long last = last(tenant, append.log());
                for (String body : append.bodies()) {
                    rows.put(Parts.of(tenant, "log", append.log(), ++last), body.getBytes(UTF_8));
                }
            }
        }
        return !batch.ops().isEmpty();
    }

    private boolean holds(String tenant, Op op) {
        if (op instanceof Op.Append append) {
            return append.expectedLast() == Op.Append.AT_END || append.expectedLast() == last(tenant, append.log());
        }
        long version = find(tenant, op.key()).mapToLong(StoredRecord::version).sum(); // 0 if there is none
        return (op instanceof Op.Put put && put.expected() == version)
                || (op instanceof Op.Delete delete && delete.expected() == version)
                || (op instanceof Op.Check check && check.expected() == version);
    }

    private void put(String tenant, StoredRecord next) {
        Map<String, Value> attributes = new TreeMap<>();
        find(tenant, next.key()).forEach(old -> attributes.putAll(old.attributes()));
        attributes.putAll(next.attributes()); // the writer may know fewer than there are
        List<Object> pairs = new ArrayList<>();
        attributes.forEach((name, value) -> pairs.addAll(List.of(name, value)));
        byte[] row = Parts.of(next.version(), next.body(), pairs);
        delete(tenant, next.key());
        rows.put(key(tenant, next.key()), row);
        entries(tenant, record(next.key(), row)).forEach(entry -> rows.put(entry, new byte[0]));
    }

    private void delete(String tenant, Key key) {
        find(tenant, key).forEach(old -> entries(tenant, old).forEach(rows::remove));
        rows.remove(key(tenant, key));
    }

    Stream<StoredRecord> find(String tenant, Key key) {
        return Stream.ofNullable(rows.get(key(tenant, key))).map(row -> record(key, row));
    }

    private StoredRecord record(Key key, byte[] row) {
        List<Value> parts = Parts.read(row);
        Map<String, Value> attributes = new TreeMap<>();
        declared(key.kind() + ".").forEach((name, type) -> attributes.put(name, DEFAULTS.get(type)));
        for (int i = 2; i < parts.size(); i += 2) {
            attributes.put(text(parts.get(i)), parts.get(i + 1));
        }
        return new StoredRecord(key, ((Value.Int) parts.get(0)).value(), text(parts.get(1)), attributes);
    }

    private List<byte[]> entries(String tenant, StoredRecord record) {
        Key key = record.key();
        List<byte[]> entries = new ArrayList<>();
        for (String names : declared(key.kind() + "/").keySet()) {
            Stream<Value> values = Arrays.stream(names.split(",")).map(record.attributes()::get);
            entries.add(Parts.of(tenant, "index", key.kind(), names, values.toList(), key.id()));
        }
        return entries;
    }

    Slice scan(String tenant, Scan scan) {
        List<Object> index = List.of(tenant, "index", scan.kind(), names(scan.index()));
        Function<Value, byte[]> bound = value -> Parts.of(index, scan.equal(), value);
        byte[] all = Parts.of(index, scan.equal());
        Range range = scan.range().orElse(new Range(Optional.empty(), Optional.empty()));
        byte[] from = range.fromInclusive().map(bound).orElse(all);
        byte[] to = range.toExclusive().map(bound).orElse(Parts.end(all));
        if (scan.after().isPresent()) {
            var after = scan.after().get();
            byte[] at = Parts.of(index, after.attributes(), after.id());
            from = scan.descending() || Arrays.compareUnsigned(at, from) < 0 ? from : Parts.end(at);
            to = scan.descending() && Arrays.compareUnsigned(at, to) < 0 ? at : to;
        }
        List<StoredRecord> found = new ArrayList<>();
        for (byte[] entry : keys(from, to, scan.descending(), scan.limit() + 1L)) {
            List<Value> key = Parts.read(entry);
            String id = text(key.get(key.size() - 1));
            find(tenant, new Key(scan.kind(), id)).forEach(found::add);
        }
        boolean more = found.size() > scan.limit();
        return new Slice(more ? found.subList(0, scan.limit()) : found, more);
    }

    LogSlice log(String tenant, String log, long after, int limit) {
        long last = last(tenant, log);
        List<LogEntry> entries = new ArrayList<>();
        for (long next = after; next < last && entries.size() < limit; next++) {
            byte[] body = rows.get(Parts.of(tenant, "log", log, next + 1));
            entries.add(new LogEntry(next + 1, new String(body, UTF_8)));
        }
        return new LogSlice(entries, last);
    }

    /** No counter is kept: the key of the last entry tells. */
    private long last(String tenant, String log) {
        byte[] all = Parts.of(tenant, "log", log);
        List<byte[]> last = keys(all, Parts.end(all), true, 1);
        return last.isEmpty() ? 0 : ((Value.Int) Parts.read(last.get(0)).get(3)).value();
    }

    /** Removes some rows of a tenant; returns whether there were any. */
    boolean erase(String tenant) {
        byte[] all = Parts.of(tenant);
        List<byte[]> keys = keys(all, Parts.end(all), false, 10_000);
        keys.forEach(rows::remove);
        return !keys.isEmpty();
    }

    /** Returns the keys from one, inclusive, to another, exclusive. */
    private List<byte[]> keys(byte[] from, byte[] to, boolean descending, long limit) {
        List<byte[]> keys = new ArrayList<>();
        var cursor = rows.cursor(descending ? to : from, descending ? from : to, descending);
        while (keys.size() < limit && cursor.hasNext()) {
            if (!Arrays.equals(cursor.next(), to)) {
                keys.add(cursor.getKey());
            }
        }
        return keys;
    }

    private static byte[] key(String tenant, Key key) {
        return Parts.of(tenant, "record", key.kind(), key.id());
    }

    private static String names(Index index) {
        return String.join(",", index.attributes()) + ",";
    }

    private static String text(Value value) {
        return ((Value.Text) value).value();
    }
}
