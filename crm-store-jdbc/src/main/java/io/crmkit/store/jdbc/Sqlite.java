package io.crmkit.store.jdbc;

import io.crmkit.store.IncompatibleStoreException;
import io.crmkit.store.OutcomeUnknownException;
import io.crmkit.store.StoreException;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.Value;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** SQLite 3.35 or newer. Its driver gives no SQLState, only the result code of SQLite as the error code. */
final class Sqlite implements Dialect {
    /** How long a statement waits for a writer in another process. */
    private static final Duration BUSY = Duration.ofSeconds(10);

    /** {@code PRAGMA synchronous}: a commit in WAL mode reaches the disk from here on. */
    private static final int FULL = 2;

    private static final int JOURNAL_ATTEMPTS = 20;

    private static final int CODE_ERROR = 1;
    private static final int CODE_BUSY = 5;
    private static final int CODE_LOCKED = 6;
    private static final int CODE_READONLY = 8;
    private static final int CODE_CORRUPT = 11;
    private static final int CODE_FULL = 13;
    private static final int CODE_CANTOPEN = 14;
    private static final int CODE_CONSTRAINT = 19;
    private static final int CODE_NOTADB = 26;

    @Override
    public String schema(Connection connection, String wanted) {
        return schema(wanted);
    }

    /** Returns the schema: none, and none may be asked for. */
    String schema(String wanted) {
        if (!wanted.isEmpty()) {
            throw new IllegalArgumentException("SQLite has no schemas; a table prefix keeps several stores apart");
        }
        return "";
    }

    @Override
    public Optional<Path> file(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet databases = statement.executeQuery("PRAGMA database_list")) {
            while (databases.next()) {
                String file = databases.getString("file");
                if (databases.getString("name").equals("main") && file != null && !file.isEmpty()) {
                    return Optional.of(Path.of(file));
                }
            }
        }
        throw new IncompatibleStoreException("the SQLite database is in memory; MemoryStore is made for that", null);
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (number(statement, "PRAGMA busy_timeout") < BUSY.toMillis()) {
                statement.execute("PRAGMA busy_timeout = " + BUSY.toMillis());
            }
            if (number(statement, "PRAGMA synchronous") < FULL) {
                statement.execute("PRAGMA synchronous = FULL");
            }
            text(statement, "PRAGMA secure_delete = ON"); // what was erased is overwritten, not only unlinked
        }
    }

    @Override
    public void prepareJoined(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            text(statement, "PRAGMA secure_delete = ON");
        }
    }

    /** An outermost savepoint would be a transaction, and its release a commit. */
    @Override
    public void requireTransaction(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
        } catch (SQLException e) {
            if (e.getErrorCode() != CODE_ERROR) { // "cannot start a transaction within a transaction"
                throw e;
            }
        }
    }

    /**
     * Lets readers and a writer work side by side; a property of the file that stays. A file system that cannot do it keeps the
     * journal it has: slower, equally durable.
     */
    @Override
    public void makeReady(Session session) throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            String mode = text(statement, "PRAGMA journal_mode");
            for (int attempt = 1; !mode.equals("wal"); attempt++) {
                try {
                    text(statement, "PRAGMA journal_mode = WAL");
                    return;
                } catch (SQLException e) {
                    if (attempt == JOURNAL_ATTEMPTS || e.getErrorCode() != CODE_BUSY) {
                        throw e;
                    }
                    // The switch needs the file for itself and does not wait for it; BEGIN does.
                    statement.execute("BEGIN EXCLUSIVE");
                    statement.execute("ROLLBACK");
                    mode = text(statement, "PRAGMA journal_mode");
                }
            }
        }
    }

    /** A deferred transaction would fail, without waiting, at its first write. */
    @Override
    public String begin() {
        return "BEGIN IMMEDIATE";
    }

    @Override
    public void lockSchema(Session session, TableNames names) {
        // The transaction is the only one that writes.
    }

    @Override
    public String listNames() {
        return "SELECT name FROM sqlite_schema";
    }

    @Override
    public List<String> createSchema(Session session, String schema) {
        return List.of();
    }

    @Override
    public String text() {
        return "TEXT";
    }

    @Override
    public String integer() {
        return "INTEGER";
    }

    @Override
    public String column(Value.Type type) {
        return switch (type) {
            case TEXT -> "TEXT NOT NULL DEFAULT ''";
            case INT, BOOL -> "INTEGER NOT NULL DEFAULT 0";
        };
    }

    @Override
    public String clustered() {
        return " WITHOUT ROWID";
    }

    /**
     * Left to itself the planner sometimes takes another index, or the whole table, when it has statistics of lopsided data.
     */
    @Override
    public String reading(String table, Optional<String> index) {
        return " INDEXED BY " + index.orElse("sqlite_autoindex_" + table + "_1");
    }

    @Override
    public String lockingRead() {
        return "";
    }

    @Override
    public boolean rewritesNamedColumns() {
        return true;
    }

    @Override
    public boolean batches() {
        return false;
    }

    @Override
    public boolean isConstraint(SQLException e) {
        String message = String.valueOf(e.getMessage()); // the extended code stands nowhere else
        return e.getErrorCode() == CODE_CONSTRAINT && (message.contains("UNIQUE") || message.contains("PRIMARYKEY"));
    }

    @Override
    public boolean goesOnAfterConstraint() {
        return true;
    }

    /** SQLite names columns, never values. */
    @Override
    public SQLException withoutValues(SQLException e) {
        return e;
    }

    /** Writers wait for each other, and none is given up. */
    @Override
    public boolean isContention(SQLException e) {
        return false;
    }

    /** Whether the file was not opened. The driver itself looks for the directory, and gives no code then. */
    static boolean cannotOpen(SQLException e) {
        return e.getErrorCode() == CODE_CANTOPEN || e.getErrorCode() == 0;
    }

    @Override
    public StoreException translate(String what, SQLException e, boolean committing) {
        return switch (e.getErrorCode()) {
            case CODE_BUSY, CODE_LOCKED ->
                new StoreUnavailableException(what + ": the database stayed locked by another connection", e);
            case CODE_READONLY -> new StoreUnavailableException(what + ": the database cannot be written", e);
            case CODE_CONSTRAINT ->
                new IncompatibleStoreException(what + ": a constraint that CRM Kit did not make refuses it", e);
            // Also at commit: what makes a transaction valid is written last.
            case CODE_FULL -> new StoreUnavailableException(what + ": the disk is full", e);
            default ->
                committing
                        ? new OutcomeUnknownException(what + ": the database failed during COMMIT", e)
                        : translateBeforeCommit(what, e);
        };
    }

    private static StoreException translateBeforeCommit(String what, SQLException e) {
        return switch (e.getErrorCode()) {
            case CODE_ERROR -> new IncompatibleStoreException(what + ": the tables are not as CRM Kit made them", e);
            case CODE_CORRUPT -> new IncompatibleStoreException(what + ": the database is damaged", e);
            case CODE_NOTADB -> new IncompatibleStoreException(what + ": the file is no SQLite database", e);
            default -> new StoreUnavailableException(what + ": the database failed", e);
        };
    }

    private static long number(Statement statement, String sql) throws SQLException {
        return Long.parseLong(text(statement, sql));
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
