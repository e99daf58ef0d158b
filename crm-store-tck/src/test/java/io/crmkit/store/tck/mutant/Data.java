package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.IncompatibleStoreException;
import io.crmkit.store.Kind;
import io.crmkit.store.LogEntry;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Exchanger;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The "disk" of a {@link PlainStore}: it outlives all instances of one factory. */
class Data {
    /** Where a record or a log lies; the kind of a log is {@code log}. */
    record Cell(TenantId tenant, String kind, String id) {}

    /** What the instance is opened with that is made next. */
    volatile Catalog catalog = new Catalog(List.of());

    final Map<Cell, StoredRecord> records = new ConcurrentHashMap<>();
    final Map<Cell, List<LogEntry>> logs = new ConcurrentHashMap<>();
    final AtomicInteger instances = new AtomicInteger();
    final AtomicBoolean closed = new AtomicBoolean();
    final Queue<Batch> pending = new ConcurrentLinkedQueue<>();

    /** Where two writers meet that nobody keeps apart. */
    final Exchanger<String> meeting = new Exchanger<>();

    private final Map<String, Map<String, Value.Type>> kinds = new ConcurrentHashMap<>();

    /** Adds what a catalog declares, as a database alters its tables. */
    void declare(Catalog opened) {
        synchronized (this) {
            opened.kinds().forEach(this::refuseOtherTypes);
            opened.kinds().forEach(this::add);
            catalog = opened;
        }
    }

    void refuseOtherTypes(Kind kind) {
        Map<String, Value.Type> known = kinds.getOrDefault(kind.name(), Map.of());
        kind.attributes().forEach((name, type) -> {
            if (known.getOrDefault(name, type) != type) {
                throw new IncompatibleStoreException(kind.name() + "." + name + " has another type", null);
            }
        });
    }

    void add(Kind kind) {
        kinds.computeIfAbsent(kind.name(), name -> new ConcurrentHashMap<>()).putAll(kind.attributes());
        records.replaceAll((cell, record) -> complete(record));
    }

    boolean knows(String kind) {
        return kinds.containsKey(kind);
    }

    /** Gives attributes that the writer does not know the default of their type. */
    StoredRecord complete(StoredRecord record) {
        Map<String, Value.Type> types = kinds.getOrDefault(record.key().kind(), Map.of());
        if (record.attributes().keySet().containsAll(types.keySet())) {
            return record;
        }
        Map<String, Value> attributes = new HashMap<>(record.attributes());
        types.forEach((name, type) -> attributes.putIfAbsent(
                name,
                switch (type) {
                    case TEXT -> new Value.Text("");
                    case INT -> new Value.Int(0);
                    case BOOL -> new Value.Bool(false);
                }));
        return new StoredRecord(record.key(), record.version(), record.body(), attributes);
    }

    List<LogEntry> log(TenantId tenant, String log) {
        return logs.computeIfAbsent(new Cell(tenant, "log", log), cell -> new CopyOnWriteArrayList<>());
    }

    long last(TenantId tenant, String log) {
        List<LogEntry> entries = log(tenant, log);
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).sequence();
    }
}
