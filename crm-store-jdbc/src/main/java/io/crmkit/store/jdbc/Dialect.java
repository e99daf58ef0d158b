package io.crmkit.store.jdbc;

import io.crmkit.store.IncompatibleStoreException;
import io.crmkit.store.StoreException;
import io.crmkit.store.Value;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What differs from one database to the next: a few words of SQL, how writers are kept apart, the meaning of errors. */
interface Dialect {
    /** Returns the dialect of the database behind {@code connection}. */
    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "SQLite" -> new Sqlite();
            case "PostgreSQL" -> new Postgres();
            default ->
                throw new IncompatibleStoreException(
                        "database " + product + " is not supported, SQLite and PostgreSQL are", null);
        };
    }

    /**
     * Returns the schema that the tables are in.
     *
     * @param wanted what the host asked for; empty for the default of its connections
     * @return empty if the database has no schemas
     * @throws IncompatibleStoreException if the database is not fit to keep our data
     */
    String schema(Connection connection, String wanted) throws SQLException;

    /** Returns the file that a fair queue of writers is kept for; empty if the database itself keeps writers apart. */
    Optional<Path> file(Connection connection) throws SQLException;

    /** Sets up a connection before its first use. Raises what the host configured, never lowers it; writes nothing. */
    void prepare(Connection connection) throws SQLException;

    /** Sets up a connection that is in a transaction of the host, as far as that is possible there. */
    void prepareJoined(Connection connection) throws SQLException;

    /** Begins the host's transaction again if the database has ended it by itself while autocommit is off. */
    void requireTransaction(Connection connection) throws SQLException;

    /** Does, outside of a transaction and before the tables are looked at, what makes the database ready for use. */
    void makeReady(Session session) throws SQLException;

    /** Starts a transaction that can write, durable when committed, in which every statement sees what was committed before. */
    String begin();

    /** Keeps other instances from changing the tables while this transaction does. */
    void lockSchema(Session session, TableNames names) throws SQLException;

    /** Lists the names of everything in the schema; it is bound, if the database has schemas. */
    String listNames();

    /** Returns the statements that make the schema itself, if it is missing. */
    List<String> createSchema(Session session, String schema) throws SQLException;

    /** Returns the type of text that is compared by its UTF-8 bytes. */
    String text();

    /** Returns the type of a 64-bit integer. */
    String integer();

    /** Returns type and default of an attribute's column. */
    String column(Value.Type type);

    /** Returns the table option that keeps rows in the order of the primary key, in one tree instead of two. */
    String clustered();

    /**
     * Returns the clause behind a table's name that says which index to read.
     *
     * @param table the name of the table without its schema
     * @param index a native index, or empty for the primary key
     */
    String reading(String table, Optional<String> index);

    /** Returns the clause that keeps a row as it was read until the transaction ends; empty if there is only one writer. */
    String lockingRead();

    /** Whether an update writes the indexes of every column that it names, be its value another one or not. */
    boolean rewritesNamedColumns();

    /** Whether it is faster to send statements of the same text together. */
    boolean batches();

    /** Whether a unique index, which only the host can have added, stopped the statement. */
    boolean isConstraint(SQLException e);

    /** Whether a statement that a constraint stopped leaves the transaction as it was. */
    boolean goesOnAfterConstraint();

    /** Returns the failure without the values that the database quotes in it: they may be personal. */
    SQLException withoutValues(SQLException e);

    /** Whether the database gave the transaction up because of others: nothing was applied, and it can be run again. */
    boolean isContention(SQLException e);

    /**
     * Says what a failure means to the caller.
     *
     * @param committing whether COMMIT had been sent: what fails then without a word that it did not happen may have happened
     */
    StoreException translate(String what, SQLException e, boolean committing);
}
