package io.crmkit.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Refuses calls outside the contract before they reach a store: unknown kinds and indexes, missing or mistyped attributes,
 * sizes over the limits, texts that not every database can keep ({@code U+0000}, lone surrogates), calls after close. The core
 * wraps every store in it; an adapter returns it from its factory and then contains storage code only.
 */
public final class ValidatingStore implements RecordStore {
    private final RecordStore store;
    private final Limits limits;
    private final Map<String, Kind> kinds = new HashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private ValidatingStore(RecordStore store, Catalog catalog) {
        this.store = store;
        this.limits = store.limits();
        for (Kind kind : catalog.kinds()) {
            require(
                    kind.attributes().size() <= limits.attributesPerKind(),
                    () -> kind.name() + " has more than " + limits.attributesPerKind() + " attributes");
            require(
                    kind.indexes().size() <= limits.indexesPerKind(),
                    () -> kind.name() + " has more than " + limits.indexesPerKind() + " indexes");
            for (Index index : kind.indexes()) {
                require(
                        index.attributes().size() <= limits.attributesPerIndex(),
                        () -> "index " + kind.name() + "." + index.name() + " has more than "
                                + limits.attributesPerIndex() + " attributes");
            }
            kinds.put(kind.name(), kind);
        }
    }

    /**
     * Wraps {@code store}; a store that is wrapped already is returned as it is.
     *
     * @throws IllegalArgumentException if the catalog asks for more attributes or indexes than the store takes
     */
    public static RecordStore around(RecordStore store, Catalog catalog) {
        return store instanceof ValidatingStore ? store : new ValidatingStore(store, catalog);
    }

    /** Returns the class of the store behind the checks, so that reports can name it and see whether it counts itself. */
    public Class<? extends RecordStore> storeClass() {
        return store.getClass();
    }

    @Override
    public void commit(Batch batch) {
        open();
        checkTenant(batch.tenant());
        Set<Key> seen = new HashSet<>();
        for (Op op : batch.ops()) {
            require(seen.add(op.key()), () -> "two operations on " + op.key() + " in one batch");
            checkOp(batch.tenant(), op);
        }
        int size = batch.ops().stream()
                .mapToInt(op -> op instanceof Op.Append append ? append.bodies().size() : 1)
                .sum();
        require(size <= limits.opsPerBatch(), () -> "batch of " + size + " operations, limit " + limits.opsPerBatch());
        store.commit(batch);
    }

    @Override
    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
        open();
        checkTenant(tenant);
        keys.forEach(this::checkKey);
        return keys.isEmpty() ? List.of() : store.load(tenant, keys);
    }

    @Override
    public Slice scan(TenantId tenant, Scan scan) {
        open();
        checkTenant(tenant);
        checkScan(scan);
        return store.scan(tenant, scan);
    }

    @Override
    public Map<List<Value>, Long> count(TenantId tenant, Scan scan, List<String> groupBy) {
        open();
        checkTenant(tenant);
        checkScan(scan);
        CountByScan.check(scan, groupBy);
        return store.count(tenant, scan, groupBy);
    }

    @Override
    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
        open();
        checkTenant(tenant);
        checkText(() -> "name of log", log, limits.idBytes());
        require(after >= 0, () -> "after must not be negative, was " + after);
        require(limit > 0, () -> "limit must be positive, was " + limit);
        return store.readLog(tenant, log, after, limit);
    }

    @Override
    public void erase(TenantId tenant) {
        open();
        checkTenant(tenant);
        store.erase(tenant);
    }

    @Override
    public Limits limits() {
        open();
        return limits;
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            store.close();
        }
    }

    private void open() {
        if (closed.get()) {
            throw new IllegalStateException("store is closed");
        }
    }

    private void checkOp(TenantId tenant, Op op) {
        if (op instanceof Op.Put put) {
            require(put.expected() >= 0, () -> "expected version of " + put.key() + " is negative");
            checkRecord(tenant, put.next());
        } else if (op instanceof Op.Delete delete) {
            checkKey(delete.key());
            require(
                    delete.expected() > 0,
                    () -> "expected version of " + delete.key() + " must be positive to delete it");
        } else if (op instanceof Op.Check check) {
            checkKey(check.key());
            require(check.expected() >= 0, () -> "expected version of " + check.key() + " is negative");
        } else if (op instanceof Op.Append append) {
            checkText(() -> "name of log", append.log(), limits.idBytes());
            require(!append.bodies().isEmpty(), () -> "append of nothing to log " + append.log());
            require(append.expectedLast() >= Op.Append.AT_END, () -> "expected sequence of log " + append.log());
            append.bodies().forEach(body -> checkText(() -> "entry of log " + append.log(), body, limits.bodyBytes()));
        }
    }

    private void checkRecord(TenantId tenant, StoredRecord record) {
        Kind kind = checkKey(record.key());
        require(record.version() > 0, () -> "version of " + record.key() + " must be positive");
        checkText(() -> "body of " + record.key(), record.body(), limits.bodyBytes());
        Map<String, Value> attributes = record.attributes();
        require(
                attributes.size() == kind.attributes().size(),
                () -> record.key() + " must have the attributes "
                        + kind.attributes().keySet());
        Map<String, Integer> bytes = new HashMap<>();
        kind.attributes().forEach((name, type) -> {
            Value value = attributes.get(name);
            require(
                    value != null && value.type() == type,
                    () -> record.key() + "." + name + " must be of type " + type);
            if (value instanceof Value.Text text) {
                bytes.put(name, checkText(() -> record.key() + "." + name, text.value(), limits.textBytes()));
            }
        });
        int fixed = utf8(tenant.value()) + utf8(record.key().id());
        for (Index index : kind.indexes()) {
            int size = fixed
                    + index.attributes().stream()
                            .mapToInt(name -> bytes.getOrDefault(name, 0))
                            .sum();
            require(
                    size <= limits.indexKeyBytes(),
                    () -> record.key() + " has " + size + " bytes in index " + index.name() + ", limit "
                            + limits.indexKeyBytes());
        }
    }

    private Kind checkKey(Key key) {
        checkText(() -> "id of a " + key.kind(), key.id(), limits.idBytes());
        return kind(key.kind());
    }

    private Kind kind(String name) {
        Kind kind = kinds.get(name);
        require(kind != null, () -> "unknown kind " + name);
        return Objects.requireNonNull(kind);
    }

    private void checkTenant(TenantId tenant) {
        checkText(() -> "tenant", tenant.value(), limits.tenantBytes());
    }

    private void checkScan(Scan scan) {
        Kind kind = kind(scan.kind());
        Index index = scan.index();
        require(kind.indexes().contains(index), () -> "unknown index " + scan.kind() + "." + index.name());
        require(scan.limit() > 0, () -> "limit must be positive, was " + scan.limit());
        int given = scan.equal().size();
        require(given <= index.attributes().size(), () -> "more values than attributes in index " + index.name());
        for (int i = 0; i < given; i++) {
            checkType(kind, index, i, scan.equal().get(i));
        }
        scan.range().ifPresent(range -> {
            range.fromInclusive().ifPresent(value -> checkType(kind, index, given, value));
            range.toExclusive().ifPresent(value -> checkType(kind, index, given, value));
        });
        scan.after().ifPresent(position -> {
            require(
                    position.attributes().size() == index.attributes().size(),
                    () -> "position does not fit index " + index.name());
            for (int i = 0; i < position.attributes().size(); i++) {
                checkType(kind, index, i, position.attributes().get(i));
            }
            checkText(() -> "id of a position", position.id(), limits.idBytes());
            require(
                    position.attributes().subList(0, given).equals(scan.equal()),
                    () -> "position is outside the equal values of the scan of " + index.name());
        });
    }

    private static void checkType(Kind kind, Index index, int attribute, Value value) {
        if (attribute == index.attributes().size()) {
            require(value.type() == Value.Type.TEXT, () -> "a range on the id must be of type TEXT");
        } else {
            String name = index.attributes().get(attribute);
            require(
                    value.type() == kind.attributes().get(name),
                    () -> kind.name() + "." + name + " must be of type "
                            + kind.attributes().get(name));
        }
        if (value instanceof Value.Text text) {
            checkText(() -> "text in a scan of " + kind.name(), text.value(), Integer.MAX_VALUE);
        }
    }

    private static int checkText(Supplier<String> what, String text, int limit) {
        int bytes = utf8(text);
        require(bytes >= 0, () -> what.get() + " holds U+0000 or half a surrogate pair");
        require(bytes <= limit, () -> what.get() + " has " + bytes + " bytes, limit " + limit);
        return bytes;
    }

    /** Returns the length in UTF-8 bytes, or -1 if the text holds U+0000 or a lone surrogate. */
    private static int utf8(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                return -1;
            } else if (unit < 0x80) {
                bytes += 1;
            } else if (unit < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(unit)) {
                bytes += 3;
            } else if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                return -1;
            }
        }
        return bytes;
    }

    /** Messages are made when they are needed: these checks run for every record that is written. */
    private static void require(boolean holds, Supplier<String> message) {
        if (!holds) {
            throw new IllegalArgumentException(message.get());
        }
    }
}
