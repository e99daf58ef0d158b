package io.crmkit.store.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The store's own connections to one SQLite file; they stay open, with their statements, until the store is closed. */
final class FileConnections implements Connections {
    private final String url;
    private final Deque<Session> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    FileConnections(Path file) {
        // As a URI, because the driver takes what follows a question mark in a plain path for options.
        url = "jdbc:sqlite:" + file.toUri();
    }

    @Override
    public Session take() throws SQLException {
        Session session = idle.pollFirst(); // the one used last has the warmest cache
        return session == null ? open() : session;
    }

    private Session open() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        try {
            Dialect.SQLITE.prepare(connection);
            return new Session(connection, Dialect.SQLITE, true);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
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
