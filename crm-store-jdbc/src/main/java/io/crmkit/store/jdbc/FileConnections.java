package io.crmkit.store.jdbc;

import io.crmkit.store.StoreUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The store's own connections to one SQLite file; they stay open, with their statements, until the store is closed. */
final class FileConnections implements Connections {
    /** The SQLState with which {@link DriverManager} says that it knows no driver. */
    private static final String NO_DRIVER = "08001";

    private final Sqlite dialect;
    private final Path file;
    private final String url;
    private final Deque<Session> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    FileConnections(Sqlite dialect, Path file) {
        this.dialect = dialect;
        this.file = file;
        // As a URI, because the driver takes what follows a question mark in a plain path for options.
        url = "jdbc:sqlite:" + file.toUri();
    }

    @Override
    public Session take() throws SQLException {
        Session session = idle.pollFirst(); // the one used last has the warmest cache
        return session == null ? open() : session;
    }

    private Session open() throws SQLException {
        Connection connection = connect();
        try {
            dialect.prepare(connection);
            try (Statement statement = connection.createStatement()) {
                // Keys that are hashes land on pages all over the file: keep more of them, and write each back less
                // often.
                statement.execute("PRAGMA cache_size = -32768"); // KiB, at most, for each connection
                statement.execute("PRAGMA wal_autocheckpoint = 8192"); // pages
            }
            // With autocommit on, the driver tries a BEGIN and a COMMIT of its own after every statement. With it off,
            // it opens
            // one transaction; ended here, there are from now on only those that a session begins.
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("COMMIT");
            }
            return new Session(connection, dialect, false, true);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private Connection connect() throws SQLException {
        try {
            return DriverManager.getConnection(url, options());
        } catch (SQLException e) {
            if (NO_DRIVER.equals(e.getSQLState())) {
                throw new StoreUnavailableException("no driver for SQLite found; org.xerial:sqlite-jdbc is one", e);
            }
            Optional<String> obstacle = Sqlite.cannotOpen(e) ? obstacle() : Optional.empty();
            if (obstacle.isPresent()) {
                throw new StoreUnavailableException("cannot open " + file + ": " + obstacle.get(), e);
            }
            throw e;
        }
    }

    /** SQLite says only that it cannot open the file, so what is in the way is looked for afterwards. */
    private Optional<String> obstacle() {
        Path directory = file.getParent(); // null for a root, which is a directory
        if (directory == null || Files.isDirectory(file)) {
            return Optional.of("it is a directory");
        } else if (Files.notExists(directory)) {
            return Optional.of("its directory does not exist");
        } else if (!Files.isDirectory(directory)) {
            return Optional.of("its parent is not a directory");
        } else if (Files.exists(file) && !Files.isReadable(file)) {
            return Optional.of("no permission to read it");
        } else if (!Files.isWritable(directory)) {
            return Optional.of("no permission to write in its directory");
        }
        return Optional.empty();
    }

    private static Properties options() {
        Properties options = new Properties();
        // Nobody asks for generated keys, and the driver would fetch one, with a query of its own, after every INSERT.
        options.setProperty("jdbc.get_generated_keys", "false");
        return options;
    }

    @Override
    public void giveBack(Session session, boolean sound) {
        if (sound) {
            idle.addFirst(session);
        } else {
            end(session);
        }
        if (closed) {
            close(); // it came back too late to be closed with the others
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
            end(session);
        }
    }

    private static void end(Session session) {
        try {
            session.connection().close(); // with its statements
        } catch (SQLException e) {
            // Nothing is lost: every commit is on disk, and the process lets go of the file at the latest when it ends.
        }
    }
}
