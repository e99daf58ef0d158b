package io.crmkit.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javax.sql.DataSource;

/** Connections of the host's data source: borrowed for one call, given back as they came. */
final class HostConnections implements Connections {
    private final DataSource source;
    private final Dialect dialect;

    /** Physical connections that are set up already: a pool hands out the same ones again and again. */
    private final Set<Connection> prepared =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    HostConnections(DataSource source, Dialect dialect) {
        this.source = source;
        this.dialect = dialect;
    }

    @Override
    public Session take() throws SQLException {
        Connection connection = source.getConnection();
        if (connection == null) {
            throw new SQLException("the data source gave no connection");
        }
        boolean autocommit = true;
        try {
            autocommit = connection.getAutoCommit();
            if (!autocommit) {
                connection.setAutoCommit(true);
            }
            Connection physical = physical(connection);
            if (!prepared.contains(physical)) {
                dialect.prepare(connection);
                prepared.add(physical);
            }
            return new Session(connection, dialect, false, autocommit);
        } catch (SQLException | RuntimeException e) {
            giveBack(new Session(connection, dialect, false, autocommit), false);
            throw e;
        }
    }

    /** A wrapper that hides what it wraps is set up each time. */
    private static Connection physical(Connection connection) {
        try {
            return connection.unwrap(Connection.class);
        } catch (SQLException e) {
            return connection;
        }
    }

    @Override
    public void giveBack(Session session, boolean sound) {
        try (Connection connection = session.connection()) {
            try {
                session.closeStatements();
            } finally {
                if (!session.autocommitBefore()) {
                    connection.setAutoCommit(false);
                }
            }
        } catch (SQLException e) {
            // The outcome of the work is known, and a connection that cannot be tidied is the pool's to replace.
        }
    }

    @Override
    public void close() {
        prepared.clear();
    }
}
