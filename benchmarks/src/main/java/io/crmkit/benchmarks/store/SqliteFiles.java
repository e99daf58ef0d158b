package io.crmkit.benchmarks.store;

import io.crmkit.store.RecordStore;
import io.crmkit.store.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** A SQLite file for each side. The peers get the settings that the JDBC store gives its own connections. */
final class SqliteFiles implements Database {
    private final Path directory;
    private final boolean temporary;

    SqliteFiles(Path directory, boolean temporary) {
        this.directory = directory;
        this.temporary = temporary;
    }

    @Override
    public RecordStore.Factory crmKit(String side) {
        return JdbcStore.sqlite(file(side));
    }

    @Override
    public Connection connect(String side) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setCacheSize(-32_768);
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection("jdbc:sqlite:" + file(side));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA secure_delete = ON");
            statement.execute("PRAGMA wal_autocheckpoint = 8192");
        }
        return connection;
    }

    /** The driver's own BEGIN and COMMIT around every statement are switched off, and statements do it where it is wanted. */
    @Override
    public Transactions transactions(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("COMMIT");
        }
        PreparedStatement begin = connection.prepareStatement("BEGIN IMMEDIATE");
        PreparedStatement commit = connection.prepareStatement("COMMIT");
        PreparedStatement rollback = connection.prepareStatement("ROLLBACK");
        return new Transactions(begin::execute, commit::execute, rollback::execute);
    }

    @Override
    public boolean remote() {
        return false;
    }

    @Override
    public String clustered() {
        return " WITHOUT ROWID";
    }

    @Override
    public String numbered() {
        return "INTEGER PRIMARY KEY";
    }

    @Override
    public String location() {
        return directory.toString();
    }

    @Override
    public void remove(String... sides) throws IOException {
        for (String side : sides) {
            for (String suffix : new String[] {"", "-wal", "-shm"}) {
                Files.deleteIfExists(directory.resolve(side + ".db" + suffix));
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.delete(directory);
        }
    }

    private Path file(String side) {
        return directory.resolve(side + ".db");
    }
}
