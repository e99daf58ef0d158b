package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.LogEntry;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
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
final class Data {
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

    List<LogEntry> log(TenantId tenant, String log) {
        return logs.computeIfAbsent(new Cell(tenant, "log", log), cell -> new CopyOnWriteArrayList<>());
    }

    long last(TenantId tenant, String log) {
        List<LogEntry> entries = log(tenant, log);
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).sequence();
    }
}
