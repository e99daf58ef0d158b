package io.crmkit.store.jdbc;

import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.Limits;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.ValidatingStore;
import io.crmkit.store.Value;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Keeps records in SQLite: one table for each kind, with a typed column for each attribute and the body as JSON text, so that
 * anybody can read the data with SQL.
 *
 * <p>A commit is on disk when {@link #commit} returns (write-ahead log, {@code synchronous=FULL}). Readers and a writer work side
 * by side; the writers of one process queue fairly, those of other processes wait for each other up to ten seconds and then
 * get a {@link StoreUnavailableException}.
 *
 * <p>Tables and indexes that the catalog declares and the database lacks are added when the store is opened, inside one
 * transaction; a new attribute has the default of its type ({@code ''}, 0, false) in old records. Nothing is dropped. All
 * names begin with {@code crm_}, so a host's own tables may live in the same database. A damaged or foreign file, tables of a
 * newer version and an attribute of another type are refused with {@link io.crmkit.store.IncompatibleStoreException} before
 * anything is written.
 */
public final class JdbcStore implements RecordStore {
    /** The same as those of the reference store, so that what fits into one store fits into the other. */
    private static final Limits LIMITS = new Limits(16 * 1024 * 1024, 800, 2_000, 200, 64, 10_000, 64, 8, 32);

    private static final int MAX_READERS = 8;
    private static final int ERASED_AT_ONCE = 10_000;

    private final Sessions sessions;
    private final Map<String, Table> tables = new HashMap<>();

    private JdbcStore(Sessions sessions, Catalog catalog) {
        this.sessions = sessions;
        for (Kind kind : catalog.kinds()) {
            tables.put(kind.name(), new Table(kind));
        }
    }

    /**
     * Returns a factory of stores that borrow a connection for each call and give it back as it came. Give it a pool: a source
     * that opens the file for every call is slow. A connection's {@code busy_timeout} and {@code synchronous} are raised to
     * what the store needs and stay so.
     *
     * @param source connections to one SQLite file, with autocommit on or off; never closed by the store
     */
    public static Factory on(DataSource source) {
        Objects.requireNonNull(source, "source");
        return catalog -> {
            Dialect dialect;
            Path file;
            try (Connection connection = source.getConnection()) {
                dialect = Dialect.of(connection);
                file = dialect.file(connection);
            } catch (SQLException e) {
                throw new StoreUnavailableException("open: the data source gives no connection that works", e);
            }
            Connections connections = new HostConnections(source, dialect);
            return open(
                    new Sessions(dialect, connections, Integer.MAX_VALUE, connections, WriteLock.of(file)), catalog);
        };
    }

    /**
     * Returns a factory of stores with connections of their own to a SQLite file: one that writes and up to eight that read,
     * kept open until the store is closed. The host brings the driver, {@code org.xerial:sqlite-jdbc}.
     *
     * @param file is created, if there is none, when the store is opened; its directory must exist
     */
    public static Factory sqlite(Path file) {
        Path absolute = file.toAbsolutePath();
        return catalog -> {
            Connections readers = new FileConnections(absolute);
            Connections writer = new FileConnections(absolute);
            WriteLock lock = WriteLock.of(absolute);
            return open(new Sessions(Dialect.SQLITE, readers, MAX_READERS, writer, lock), catalog);
        };
    }

    private static RecordStore open(Sessions sessions, Catalog catalog) {
        try {
            RecordStore store = ValidatingStore.around(new JdbcStore(sessions, catalog), catalog);
            Schema.adapt(sessions, catalog);
            return store;
        } catch (RuntimeException e) {
            sessions.close();
            throw e;
        }
    }

    @Override
    public void commit(Batch batch) {
        if (batch.ops().isEmpty()) {
            return;
        }
        sessions.write("commit", session -> apply(session, batch));
    }

    /** No statement fails because of a conflict, so all stale keys are found before the transaction is rolled back. */
    private int apply(Session session, Batch batch) throws SQLException {
        String tenant = batch.tenant().value();
        Set<Key> stale = new LinkedHashSet<>();
        SQLException violated = null;
        for (Op op : batch.ops()) {
            try {
                if (!apply(session, tenant, op)) {
                    stale.add(op.key());
                }
            } catch (SQLException e) {
                if (!sessions.dialect().isConstraint(e)) { // only the host can have added one
                    throw e;
                }
                stale.add(op.key());
                violated = e;
            }
        }
        if (!stale.isEmpty()) {
            throw new ConflictException(stale, violated);
        }
        return batch.ops().size();
    }

    private boolean apply(Session session, String tenant, Op op) throws SQLException {
        if (op instanceof Op.Put put) {
            return table(put.key().kind()).put(session, tenant, put);
        } else if (op instanceof Op.Delete delete) {
            return table(delete.key().kind()).delete(session, tenant, delete);
        } else if (op instanceof Op.Check check) {
            return table(check.key().kind()).check(session, tenant, check);
        }
        return Logs.append(session, tenant, (Op.Append) op);
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
    public Map<List<Value>, Long> count(TenantId tenant, Scan scan, int groupBy) {
        return sessions.read("count", session -> table(scan.kind()).count(session, tenant, scan, groupBy));
    }

    @Override
    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
        return sessions.read("read log", session -> Logs.read(session, tenant.value(), log, after, limit));
    }

    @Override
    public void erase(TenantId tenant) {
        List<String> records =
                sessions.read("erase", session -> Schema.read(session).recordTables());
        for (String table : records) {
            erase(tenant, table, "tenant, id");
        }
        erase(tenant, "crm_log_head", "tenant, log"); // the heads first: without its head a log is empty
        erase(tenant, "crm_log", "tenant, log, seq");
    }

    /** Works in short transactions, so that other tenants can write in between. */
    private void erase(TenantId tenant, String table, String key) {
        String sql = "DELETE FROM " + table + " WHERE (" + key + ") IN (SELECT " + key + " FROM " + table
                + " WHERE tenant = ? LIMIT " + ERASED_AT_ONCE + ")";
        int erased;
        do {
            erased = sessions.write("erase", session -> {
                PreparedStatement statement = session.prepare(sql);
                statement.setString(1, tenant.value());
                return statement.executeUpdate();
            });
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
