package io.crmkit.benchmarks.store;

import io.crmkit.store.RecordStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A place where each side of a comparison has a database of its own, known by a name; all are equally durable. Closing it ends
 * what it opened itself, and removes what was only made for it.
 */
public interface Database extends AutoCloseable {
    /** The SQLite file in a directory, or the database of a PostgreSQL server, in which a peer keeps its tables. */
    Connection connect(String side) throws SQLException;

    /** Returns the store of CRM Kit, in a database that is made if there is none. */
    RecordStore.Factory crmKit(String side) throws SQLException;

    /** Returns how transactions of hand-written code begin and end on a connection of {@link #connect}. */
    Transactions transactions(Connection connection) throws SQLException;

    /** Returns whether statements travel over a network, so that sending several at once is worth it. */
    boolean remote();

    /** Returns the words that follow a table clustered by its primary key. */
    String clustered();

    /** Returns type and constraint of a column that numbers rows in the order in which they came. */
    String numbered();

    /** Returns how another process reaches the same databases; see {@link #of}. */
    String location();

    /** Removes the databases of these sides, which nobody uses any more. */
    void remove(String... sides) throws SQLException, IOException;

    @Override
    void close() throws IOException, SQLException;

    /**
     * Returns a database.
     *
     * @param kind {@code sqlite} or {@code postgresql}
     * @param location that of the database of another process; empty to start a new one in a temporary directory
     */
    static Database of(String kind, String location) throws IOException {
        return switch (kind) {
            case "sqlite" ->
                location.isEmpty()
                        ? new SqliteFiles(Files.createTempDirectory("crm-benchmark"), true)
                        : new SqliteFiles(Path.of(location), false);
            case "postgresql" -> location.isEmpty() ? PostgresServer.start() : PostgresServer.at(location);
            default -> throw new IllegalArgumentException("database " + kind + ", expected sqlite or postgresql");
        };
    }
}
