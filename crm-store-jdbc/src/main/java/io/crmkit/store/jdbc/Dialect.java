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
import java.util.Optional;

/** What differs from one database to the next: pragmas, a few words of SQL, the meaning of errors. */
enum Dialect {
    /** SQLite 3.35 or newer. Its driver gives no SQLState, only the result code of SQLite as the error code. */
    SQLITE;

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

    /** Returns the dialect of the database behind {@code connection}. */
    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        if (!product.equals("SQLite")) {
            throw new IncompatibleStoreException("database " + product + " is not supported, SQLite is", null);
        }
        return SQLITE;
    }

    /** Returns the file of the database, for the lock that its writers share. */
    Path file(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet databases = statement.executeQuery("PRAGMA database_list")) {
            while (databases.next()) {
                String file = databases.getString("file");
                if (databases.getString("name").equals("main") && file != null && !file.isEmpty()) {
                    return Path.of(file);
                }
            }
        }
        throw new IncompatibleStoreException("the SQLite database is in memory; MemoryStore is made for that", null);
    }

    /** Sets up a connection before its first use. Raises what the host configured, never lowers it; writes nothing. */
    void prepare(Connection connection) throws SQLException {
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

    /**
     * Lets readers and a writer work side by side; a property of the file that stays. A file system that cannot do it keeps the
     * journal it has: slower, equally durable.
     *
     * @return the journal mode in effect
     */
    String journal(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String mode = text(statement, "PRAGMA journal_mode");
            for (int attempt = 1; !mode.equals("wal"); attempt++) {
                try {
                    return text(statement, "PRAGMA journal_mode = WAL");
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
            return mode;
        }
    }

    /** Starts a transaction that can write. A deferred one would fail, without waiting, at its first write. */
    String begin() {
        return "BEGIN IMMEDIATE";
    }

    /** Lists the names of everything in the database. */
    String names() {
        return "SELECT name FROM sqlite_schema";
    }

    /** Returns type and default of an attribute's column. SQLite compares text by its UTF-8 bytes unless told otherwise. */
    String column(Value.Type type) {
        return switch (type) {
            case TEXT -> "TEXT NOT NULL DEFAULT ''";
            case INT, BOOL -> "INTEGER NOT NULL DEFAULT 0";
        };
    }

    /** Returns the table option that keeps the rows in the order of the primary key, in one tree instead of two. */
    String clustered() {
        return " WITHOUT ROWID";
    }

    /**
     * Returns the clause behind a table's name that says which index to read. Left to itself the planner sometimes takes
     * another one, or the whole table, when it has statistics of lopsided data.
     *
     * @param index a native index, or empty for the primary key
     */
    String reading(String table, Optional<String> index) {
        return " INDEXED BY " + index.orElse("sqlite_autoindex_" + table + "_1");
    }

    /** Whether a constraint stopped the statement, so that it had no effect and the transaction goes on. */
    boolean isConstraint(SQLException e) {
        return e.getErrorCode() == CODE_CONSTRAINT;
    }

    /** Whether the file was not opened. The driver itself looks for the directory, and gives no code then. */
    boolean cannotOpen(SQLException e) {
        return e.getErrorCode() == CODE_CANTOPEN || e.getErrorCode() == 0;
    }

    /**
     * Says what a failure means to the caller.
     *
     * @param committing whether COMMIT had been sent: what fails then without a word from SQLite that it did not happen may
     *     have happened
     */
    StoreException translate(String what, SQLException e, boolean committing) {
        return switch (e.getErrorCode()) {
            case CODE_BUSY, CODE_LOCKED ->
                new StoreUnavailableException(what + ": the database stayed locked by another connection", e);
            case CODE_READONLY -> new StoreUnavailableException(what + ": the database cannot be written", e);
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
