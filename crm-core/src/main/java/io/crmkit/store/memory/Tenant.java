package io.crmkit.store.memory;

import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The data of one tenant: records by key, sorted index entries, logs. Every call is made under the one lock. */
final class Tenant {
    private record IndexId(String kind, Index index) {}

    private final Map<Key, StoredRecord> records = new HashMap<>();
    private final Map<IndexId, NavigableMap<Place, StoredRecord>> indexes = new HashMap<>();
    private final Map<String, List<String>> logs = new HashMap<>();

    Optional<StoredRecord> find(Key key) {
        return Optional.ofNullable(records.get(key));
    }

    long version(Key key) {
        return find(key).map(StoredRecord::version).orElse(0L);
    }

    void put(Kind kind, StoredRecord next) {
        delete(kind, next.key());
        insert(kind, next);
    }

    private void insert(Kind kind, StoredRecord next) {
        StoredRecord complete = complete(kind, next);
        records.put(next.key(), complete);
        for (Index index : kind.indexes()) {
            entries(kind.name(), index).put(Place.of(complete, index), complete);
        }
    }

    void delete(Kind kind, Key key) {
        StoredRecord old = records.remove(key);
        if (old != null) {
            for (Index index : kind.indexes()) {
                entries(kind.name(), index).remove(Place.of(old, index));
            }
        }
    }

    void reindex(Kind kind) {
        List<StoredRecord> ofKind = records.values().stream()
                .filter(record -> record.key().kind().equals(kind.name()))
                .toList();
        indexes.keySet().removeIf(id -> id.kind().equals(kind.name()));
        ofKind.forEach(record -> insert(kind, record)); // without a delete: what is stored may lack new attributes
    }

    Collection<StoredRecord> select(Scan scan) {
        int given = scan.equal().size();
        Place lower = Place.before(scan.equal());
        Place upper = Place.behind(scan.equal());
        Optional<Range> range = scan.range();
        if (range.isPresent()) {
            boolean onId = given == scan.index().attributes().size();
            lower = range.get()
                    .fromInclusive()
                    .map(from -> bound(scan.equal(), from, onId))
                    .orElse(lower);
            upper = range.get()
                    .toExclusive()
                    .map(to -> bound(scan.equal(), to, onId))
                    .orElse(upper);
        }
        boolean lowerInclusive = true;
        if (scan.after().isPresent()) {
            Place position = Place.of(scan.after().get());
            if (!scan.descending() && position.compareTo(lower) >= 0) {
                lower = position;
                lowerInclusive = false;
            } else if (scan.descending() && position.compareTo(upper) < 0) {
                upper = position;
            }
        }
        if (lower.compareTo(upper) >= 0) {
            return List.of();
        }
        NavigableMap<Place, StoredRecord> selected =
                entries(scan.kind(), scan.index()).subMap(lower, lowerInclusive, upper, false);
        return (scan.descending() ? selected.descendingMap() : selected).values();
    }

    List<String> log(String name) {
        return logs.getOrDefault(name, List.of());
    }

    void append(String name, List<String> bodies) {
        logs.computeIfAbsent(name, ignored -> new ArrayList<>()).addAll(bodies);
    }

    private NavigableMap<Place, StoredRecord> entries(String kind, Index index) {
        return indexes.computeIfAbsent(new IndexId(kind, index), ignored -> new TreeMap<>());
    }

    private static Place bound(List<Value> equal, Value value, boolean onId) {
        if (onId) {
            return Place.of(new Position(equal, ((Value.Text) value).value()));
        }
        List<Value> values = new ArrayList<>(equal);
        values.add(value);
        return Place.before(values);
    }

    /** An attribute that the writer did not know yet has the default of its type. */
    private static StoredRecord complete(Kind kind, StoredRecord record) {
        if (record.attributes().keySet().equals(kind.attributes().keySet())) {
            return record;
        }
        Map<String, Value> attributes = new HashMap<>(record.attributes());
        kind.attributes()
                .forEach((name, type) -> attributes.computeIfAbsent(name, ignored -> switch (type) {
                    case TEXT -> new Value.Text("");
                    case INT -> new Value.Int(0);
                    case BOOL -> new Value.Bool(false);
                }));
        return new StoredRecord(record.key(), record.version(), record.body(), attributes);
    }
}
