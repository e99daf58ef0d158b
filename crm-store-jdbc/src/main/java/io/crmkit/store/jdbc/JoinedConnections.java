package io.crmkit.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;

/** Whatever connection the host's transaction is on; used as it is, never committed, rolled back or closed. */
final class JoinedConnections implements Connections {
    private final Supplier<Connection> current;
    private final Dialect dialect;

    JoinedConnections(Supplier<Connection> current, Dialect dialect) {
        this.current = current;
        this.dialect = dialect;
    }

    @Override
    public Session take() throws SQLException {
        Connection connection = inTransaction(current);
        dialect.prepareJoined(connection);
        return new Session(connection, dialect, true, false);
    }

    /**
     * Returns the connection of the host's transaction.
     *
     * @throws IllegalStateException if there is none: the host forgot to begin it
     */
    static Connection inTransaction(Supplier<Connection> current) throws SQLException {
        Connection connection = current.get();
        if (connection == null) {
            throw new IllegalStateException("there is no transaction of the host to join: it gave no connection");
        } else if (connection.getAutoCommit()) {
            throw new IllegalStateException(
                    "there is no transaction of the host to join: its connection is in autocommit mode");
        }
        return connection;
    }

    @Override
    public void giveBack(Session session, boolean sound) {
        try {
            session.closeStatements();
        } catch (SQLException e) {
            // The outcome of the work is known, and the connection is the host's.
        }
    }

    @Override
    public void close() {
        // Nothing here is ours.
    }
}
