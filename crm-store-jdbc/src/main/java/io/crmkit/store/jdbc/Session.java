package io.crmkit.store.jdbc;

import io.crmkit.store.IncompatibleStoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One connection with the statements prepared on it, used by one thread at a time. Transactions are begun and ended by
 * statements; outside of them each statement stands for itself.
 */
final class Session {
    /** More than any busy set of kinds needs; each takes some kilobytes of native memory. */
    private static final int STATEMENTS = 256;

    /** How far the current transaction is; a failure means something else in each of them. */
    enum Phase {
        NONE,
        OPEN,
        COMMITTING
    }

    private final Connection connection;
    private final Dialect dialect;
    private final boolean joined;
    private final boolean autocommitBefore;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(64, 0.75f, true);
    private Phase phase = Phase.NONE;
    private boolean beginWaits;
    private Optional<Savepoint> savepoint = Optional.empty();

    /**
     * Wraps a connection that has no transaction open and will not open one by itself, or one in a transaction of the host.
     *
     * @param joined whether the transaction is the host's: work that writes is then a savepoint, and the host decides
     * @param autocommitBefore the mode in which it came
     */
    Session(Connection connection, Dialect dialect, boolean joined, boolean autocommitBefore) {
        this.connection = connection;
        this.dialect = dialect;
        this.joined = joined;
        this.autocommitBefore = autocommitBefore;
    }

    Connection connection() {
        return connection;
    }

    Dialect dialect() {
        return dialect;
    }

    boolean autocommitBefore() {
        return autocommitBefore;
    }

    /** Whether the transaction is our own, so that ending it decides over what was written. */
    boolean decides() {
        return !joined;
    }

    Phase phase() {
        return phase;
    }

    /** Returns a statement to be bound and run now; it stays the session's and is not closed by the caller. */
    PreparedStatement prepare(String sql) throws SQLException {
        sendBegin();
        return known(sql);
    }

    /**
     * Returns several statements, separated by semicolons, to be bound and run now in one trip to the database. Before their
     * results come those of {@link #begin}, if that still waits for company.
     */
    PreparedStatement prepareAll(String sql) throws SQLException {
        String all = beginWaits ? dialect.begin() + "; " + sql : sql;
        beginWaits = false;
        return known(all);
    }

    private PreparedStatement known(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known != null) {
            return known;
        }
        if (statements.size() == STATEMENTS) {
            Iterator<PreparedStatement> eldest = statements.values().iterator();
            eldest.next().close();
            eldest.remove();
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        statements.put(sql, statement);
        return statement;
    }

    /** Runs a statement once, without keeping it. */
    void execute(String sql) throws SQLException {
        sendBegin();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Returns a text column, none of which is ever NULL in a sound database.
     *
     * @throws IncompatibleStoreException if this one is
     */
    static String text(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        if (text == null) {
            throw new IncompatibleStoreException("the database is damaged: a column without a value", null);
        }
        return text;
    }

    /** Begins a transaction; the database hears of it with the first statement. */
    void begin() throws SQLException {
        if (joined) {
            dialect.requireTransaction(connection);
            savepoint = Optional.of(connection.setSavepoint());
        } else {
            beginWaits = true;
        }
        phase = Phase.OPEN;
    }

    private void sendBegin() throws SQLException {
        if (beginWaits) {
            beginWaits = false;
            known(dialect.begin()).execute();
        }
    }

    void commit() throws SQLException {
        if (joined) {
            connection.releaseSavepoint(savepoint.orElseThrow());
            savepoint = Optional.empty();
        } else {
            PreparedStatement commit = prepare("COMMIT");
            phase = Phase.COMMITTING;
            commit.execute();
        }
        phase = Phase.NONE;
    }

    /** Ends an open transaction without effect. A failed COMMIT stays in its phase: its outcome is what is asked for. */
    void rollback() {
        try {
            if (savepoint.isPresent()) { // what the host did before stays
                Savepoint ours = savepoint.get();
                savepoint = Optional.empty();
                connection.rollback(ours);
                connection.releaseSavepoint(ours);
            } else if (!joined && !beginWaits) {
                execute("ROLLBACK");
            }
            beginWaits = false;
            if (phase == Phase.OPEN) {
                phase = Phase.NONE;
            }
        } catch (SQLException e) {
            // There may be nothing left to roll back; the failure that led here is the one to report.
        }
    }

    void closeStatements() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        statements.clear();
    }
}
