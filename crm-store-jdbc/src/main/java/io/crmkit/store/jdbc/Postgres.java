package io.crmkit.store.jdbc;

import io.crmkit.store.IncompatibleStoreException;
import io.crmkit.store.OutcomeUnknownException;
import io.crmkit.store.StoreException;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.Value;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** PostgreSQL 12 or newer, in UTF-8. Rows keep writers apart; what its errors mean is in their SQLState. */
final class Postgres implements Dialect {
    private static final int OLDEST = 12;

    /**
     * All settings end with the transaction, so the host's connection keeps its own. {@code synchronous_commit} is raised to
     * what makes a commit durable, and never lowered.
     */
    private static final String BEGIN =
            "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT set_config('lock_timeout', '10s', true),"
                    + " set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'"
                    + " ELSE current_setting('synchronous_commit') END, true)";

    @Override
    public String schema(Connection connection, String wanted) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            throw new IncompatibleStoreException(
                    "PostgreSQL " + version + " is too old, the store needs " + OLDEST + " or newer", null);
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT current_setting('server_encoding'), current_schema()")) {
            rows.next();
            String encoding = rows.getString(1);
            if (!encoding.equals("UTF8")) {
                throw new IncompatibleStoreException(
                        "the database is encoded in " + encoding + ", which cannot keep every text; UTF8 can", null);
            }
            String current = rows.getString(2);
            if (wanted.isEmpty() && current == null) {
                throw new IncompatibleStoreException("the search_path names no schema that exists", null);
            }
            return wanted.isEmpty() ? Objects.requireNonNull(current) : wanted;
        }
    }

    @Override
    public Optional<Path> file(Connection connection) {
        return Optional.empty();
    }

    @Override
    public void prepare(Connection connection) {
        // Everything that matters is set for each transaction.
    }

    @Override
    public void prepareJoined(Connection connection) {
        // The settings of the transaction are the host's.
    }

    @Override
    public void requireTransaction(Connection connection) {
        // The driver begins one before the savepoint.
    }

    @Override
    public void makeReady(Session session) {
        // It is.
    }

    @Override
    public String begin() {
        return BEGIN;
    }

    @Override
    public void lockSchema(Session session, TableNames names) throws SQLException {
        session.execute("SET LOCAL lock_timeout = '5min'"); // another instance may be filling a new index
        PreparedStatement lock = session.prepare("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))");
        lock.setString(1, "CRM Kit in " + names.schema()); // stores of other prefixes share the schema
        lock.execute();
    }

    @Override
    public String listNames() {
        return "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ?";
    }

    @Override
    public List<String> createSchema(Session session, String schema) throws SQLException {
        PreparedStatement statement = session.prepare("SELECT 1 FROM pg_namespace WHERE nspname = ?");
        statement.setString(1, schema);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? List.of() : List.of("CREATE SCHEMA \"" + schema + '"');
        }
    }

    @Override
    public String text() {
        return "TEXT COLLATE \"C\"";
    }

    @Override
    public String integer() {
        return "BIGINT";
    }

    @Override
    public String column(Value.Type type) {
        return switch (type) {
            case TEXT -> text() + " NOT NULL DEFAULT ''";
            case INT -> "BIGINT NOT NULL DEFAULT 0";
            case BOOL -> "BOOLEAN NOT NULL DEFAULT FALSE";
        };
    }

    @Override
    public String clustered() {
        return "";
    }

    @Override
    public String reading(String table, Optional<String> index) {
        return "";
    }

    @Override
    public String lockingRead() {
        return " FOR SHARE";
    }

    @Override
    public boolean rewritesNamedColumns() {
        return false;
    }

    @Override
    public boolean batches() {
        return true;
    }

    @Override
    public boolean isConstraint(SQLException e) {
        return state(e).equals("23505");
    }

    @Override
    public boolean goesOnAfterConstraint() {
        return false;
    }

    @Override
    public boolean isContention(SQLException e) {
        return state(e).equals("40001") || state(e).equals("40P01");
    }

    @Override
    public StoreException translate(String what, SQLException e, boolean committing) {
        String state = state(e);
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            // The server answered that it gave up, so nothing of the transaction is left, also when it was committing.
            case "25" ->
                state.equals("25P02")
                        ? new StoreUnavailableException(
                                what + ": the transaction had failed before; roll it back", withoutValues(e))
                        : new StoreUnavailableException(what + ": the database cannot be written", e);
            case "28" -> new StoreUnavailableException(what + ": the database refused the login", e);
            case "53" -> new StoreUnavailableException(what + ": " + resource(state), e);
            case "55" ->
                state.equals("55P03")
                        ? new StoreUnavailableException(what + ": others kept it locked too long", e)
                        : new StoreUnavailableException(what + ": the database is not in a state for it", e);
            case "22" ->
                new IncompatibleStoreException(what + ": the tables are not as CRM Kit made them", withoutValues(e));
            case "23", "P0" ->
                new IncompatibleStoreException(
                        what + ": a constraint or trigger that CRM Kit did not make refuses it", withoutValues(e));
            case "3F", "42" ->
                state.equals("42501")
                        ? new StoreUnavailableException(what + ": the database user is not permitted to", e)
                        : new IncompatibleStoreException(what + ": the tables are not as CRM Kit made them", e);
            case "40" ->
                state.equals("40003") && committing
                        ? unknown(what, e)
                        : new StoreUnavailableException(what + ": given up because of other transactions", e);
            default -> committing ? unknown(what, e) : translateBeforeCommit(what, state, e);
        };
    }

    private static StoreException unknown(String what, SQLException e) {
        return new OutcomeUnknownException(what + ": the database failed during COMMIT", e);
    }

    private static StoreException translateBeforeCommit(String what, String state, SQLException e) {
        return state.equals("XX001") || state.equals("XX002")
                ? new IncompatibleStoreException(what + ": the database is damaged", e)
                : new StoreUnavailableException(what + ": the database failed or was not reached", e);
    }

    private static String resource(String state) {
        return switch (state) {
            case "53100" -> "the disk is full";
            case "53300" -> "the database has too many connections";
            default -> "the database is out of resources";
        };
    }

    @Override
    public SQLException withoutValues(SQLException e) {
        SQLException redacted =
                new SQLException("PostgreSQL reported SQLState " + state(e), e.getSQLState(), e.getErrorCode());
        redacted.setStackTrace(e.getStackTrace());
        return redacted;
    }

    private static String state(SQLException e) {
        return Objects.requireNonNullElse(e.getSQLState(), "");
    }
}
