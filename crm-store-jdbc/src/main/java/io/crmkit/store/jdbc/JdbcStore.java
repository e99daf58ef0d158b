package io.crmkit.store.jdbc;

import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.Limits;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.OutcomeUnknownException;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Keeps records in SQLite or PostgreSQL: one table for each kind, with a typed column for each attribute and the body as JSON
 * text, so that anybody can read the data with SQL.
 *
 * <p>A commit is on disk when {@link #commit} returns. In SQLite (write-ahead log, {@code synchronous=FULL}) readers and a writer
 * work side by side; the writers of one process queue fairly, those of other processes wait for each other up to ten seconds
 * and then get a {@link StoreUnavailableException}. In PostgreSQL ({@code READ COMMITTED}, {@code synchronous_commit} at least
 * {@code on}) writers wait only for those that touch the same records and logs, also at most ten seconds.
 *
 * <p>Tables and indexes that the catalog declares and the database lacks are added when the store is opened, inside one
 * transaction; a new attribute has the default of its type ({@code ''}, 0, false) in old records. Nothing is dropped. All
 * names begin with one prefix, {@code crm_} unless the host chose another, so a host's own tables may live in the same
 * database. A damaged or foreign file, tables of a newer version and an attribute of another type are refused with
 * {@link io.crmkit.store.IncompatibleStoreException} before anything is written.
 */
public final class JdbcStore implements RecordStore {
    /** The same as those of the reference store, so that what fits into one store fits into the other. */
    private static final Limits LIMITS = new Limits(16 * 1024 * 1024, 800, 2_000, 200, 64, 10_000, 64, 8, 32);

    private static final int ERASED_AT_ONCE = 10_000;

    /** How often a transaction is run that the database gave up because of others, if none of its conditions is stale. */
    private static final int ATTEMPTS = 10;

    /** Batches touch records, then logs, each in one order, so that two of them never wait for each other. */
    private static final Comparator<Op> ORDER = Comparator.comparing(
                    (Op op) -> op.key().kind())
            .thenComparing(op -> op.key().id());

    private final Sessions sessions;
    private final TableNames names;
    private final Schema schema;
    private final Logs logs;
    private final Map<String, Table> tables = new HashMap<>();
    private volatile boolean together;

    JdbcStore(Sessions sessions, TableNames names, Schema schema, Catalog catalog) {
        this.sessions = sessions;
        this.names = names;
        this.schema = schema;
        logs = new Logs(names);
        together = sessions.dialect().batches();
        for (Kind kind : catalog.kinds()) {
            tables.put(kind.name(), new Table(kind, names, sessions.dialect()));
        }
    }

    /**
     * Returns a factory of stores that borrow a connection for each call and give it back as it came. Give it a pool: a source
     * that opens a connection for every call is slow. In SQLite a connection's {@code busy_timeout} and {@code synchronous} are
     * raised to what the store needs and stay so; in PostgreSQL settings last for one transaction.
     *
     * @param source connections to one SQLite file or one PostgreSQL database, with autocommit on or off; never closed by the
     *     store. It must not hand out the connection of a transaction that is under way: that is what {@link #joining} is for
     */
    public static JdbcStoreFactory on(DataSource source) {
        return JdbcStoreFactory.on(source);
    }

    /**
     * Returns a factory of stores with connections of their own to a SQLite file: one that writes and up to eight that read,
     * kept open until the store is closed. The host brings the driver, {@code org.xerial:sqlite-jdbc}.
     *
     * @param file is created, if there is none, when the store is opened; its directory must exist
     */
    public static JdbcStoreFactory sqlite(Path file) {
        return JdbcStoreFactory.sqlite(file);
    }

    /**
     * Returns a factory of stores whose changes join the host's transaction: they become durable and visible to others when the
     * host commits, and vanish when it rolls back. The store never commits, rolls back or closes the host's connection.
     *
     * <p>What is different from the contract of {@link RecordStore}, and is the host's to know:
     *
     * <ul>
     *   <li>A batch is a savepoint: one that conflicts leaves nothing behind, and the host's transaction goes on.
     *   <li>If the database gives the host's transaction up (serialization failure, deadlock, SQLite busy), or it had failed
     *       before, the batch ends in {@link StoreUnavailableException}; the host rolls back and runs its transaction again.
     *       Nothing is repeated inside.
     *   <li>Whether the host's commit succeeded is the host's to find out; there is no unknown outcome here.
     *   <li>Records and logs that were written stay locked until the host ends its transaction: keep it short. Stores of
     *       their own wait at most ten seconds for them, other joined transactions as long as the host's {@code lock_timeout}
     *       says. In SQLite it is the whole database that is locked.
     *   <li>A connection serves one thread at a time.
     *   <li>Reads are those of the host's transaction: at {@code REPEATABLE READ} and above they do not see later commits, and
     *       conflicts cannot be solved by repetition. {@code READ COMMITTED} is what this is made for.
     *   <li>Durability is what the host configured.
     * </ul>
     *
     * <p>Tables are neither created nor changed; open a store by {@link #on} first, for every new tenant too, or run
     * {@link JdbcStoreFactory#ddl}.
     *
     * @param current gives the connection that the host's transaction is on, for every call anew; autocommit must be off.
     *     Anything else is refused with {@link IllegalStateException}
     */
    public static JdbcStoreFactory joining(Supplier<Connection> current) {
        return JdbcStoreFactory.joining(current);
    }

    @Override
    public void commit(Batch batch) {
        if (batch.ops().isEmpty()) {
            return;
        }
        List<Step> steps = steps(batch);
        boolean joint = together;
        for (int attempt = 1; ; attempt++) {
            try {
                boolean all = joint;
                sessions.attempt("commit", session -> Commit.run(session, steps, all));
                return;
            } catch (Commit.NotTogetherException e) {
                joint = false;
                together &= e.everAgain();
            } catch (Sessions.ContentionException e) {
                Set<Key> stale = stale(batch);
                if (!stale.isEmpty() || attempt == ATTEMPTS) {
                    throw new ConflictException(stale.isEmpty() ? keys(batch) : stale, e.failure());
                }
            }
        }
    }

    private List<Step> steps(Batch batch) {
        String tenant = batch.tenant().value();
        List<Op> ops = new ArrayList<>(batch.ops());
        ops.sort(ORDER);
        List<Step> steps = new ArrayList<>(ops.size() + 2);
        for (Op op : ops) {
            if (!(op instanceof Op.Append)) {
                table(op.key().kind()).addSteps(tenant, op, steps);
            }
        }
        for (Op op : ops) {
            if (op instanceof Op.Append append) {
                steps.add(logs.head(tenant, append));
            }
        }
        for (Op op : ops) {
            if (op instanceof Op.Append append) {
                logs.addEntries(tenant, append, steps);
            }
        }
        return steps;
    }

    /** Returns the keys whose condition does not hold now. */
    private Set<Key> stale(Batch batch) {
        Set<Key> stale = new HashSet<>();
        Map<Key, Long> versions = new HashMap<>();
        Set<Key> records = new HashSet<>(keys(batch));
        records.removeIf(key -> !tables.containsKey(key.kind()));
        load(batch.tenant(), records).forEach(record -> versions.put(record.key(), record.version()));
        for (Op op : batch.ops()) {
            if (op instanceof Op.Append append) {
                long last = readLog(batch.tenant(), append.log(), Long.MAX_VALUE - 1, 1)
                        .last();
                if (append.expectedLast() != Op.Append.AT_END && append.expectedLast() != last) {
                    stale.add(op.key());
                }
            } else if (versions.getOrDefault(op.key(), 0L) != expected(op)) {
                stale.add(op.key());
            }
        }
        return stale;
    }

    private static long expected(Op op) {
        if (op instanceof Op.Put put) {
            return put.expected();
        } else if (op instanceof Op.Delete delete) {
            return delete.expected();
        }
        return ((Op.Check) op).expected();
    }

    private static Set<Key> keys(Batch batch) {
        Set<Key> keys = new HashSet<>();
        batch.ops().forEach(op -> keys.add(op.key()));
        return keys;
    }

    @Override
    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
        Map<String, List<String>> ids = new HashMap<>();
        for (Key key : keys) {
            ids.computeIfAbsent(key.kind(), kind -> new ArrayList<>()).add(key.id());
        }
        return sessions.read("load", session -> {
            List<StoredRecord> found = new ArrayList<>(keys.size());
            for (Map.Entry<String, List<String>> kind : ids.entrySet()) {
                table(kind.getKey()).load(session, tenant.value(), kind.getValue(), found);
            }
            return Collections.unmodifiableList(found);
        });
    }

    @Override
    public Slice scan(TenantId tenant, Scan scan) {
        return sessions.read("scan", session -> table(scan.kind()).scan(session, tenant, scan));
    }

    @Override
    public Map<List<Value>, Long> count(TenantId tenant, Scan scan, List<String> groupBy) {
        return sessions.read("count", session -> table(scan.kind()).count(session, tenant, scan, groupBy));
    }

    @Override
    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
        return sessions.read("read log", session -> logs.read(session, tenant.value(), log, after, limit));
    }

    @Override
    public void erase(TenantId tenant) {
        for (String table : schema.recordTables()) {
            erase(tenant, table, "tenant, id");
        }
        erase(tenant, names.logHead(), "tenant, log"); // the heads first: without its head a log is empty
        erase(tenant, names.log(), "tenant, log, seq");
    }

    /** Works in short transactions, so that other tenants can write in between. */
    private void erase(TenantId tenant, String table, String key) {
        String sql = "DELETE FROM " + table + " WHERE (" + key + ") IN (SELECT " + key + " FROM " + table
                + " WHERE tenant = ? LIMIT " + ERASED_AT_ONCE + ")";
        int erased;
        do {
            try {
                erased = sessions.write("erase", session -> {
                    PreparedStatement statement = session.prepare(sql);
                    statement.setString(1, tenant.value());
                    return statement.executeUpdate();
                });
            } catch (OutcomeUnknownException e) { // an erase is simply repeated, so it need not be known
                throw new StoreUnavailableException("erase: the database failed; repeat it", e);
            }
        } while (erased == ERASED_AT_ONCE);
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    /** Waits for calls that are under way, at most a minute, then closes the connections that this store opened itself. */
    @Override
    public void close() {
        sessions.close();
    }

    private Table table(String kind) {
        return Objects.requireNonNull(tables.get(kind), kind);
    }
}
