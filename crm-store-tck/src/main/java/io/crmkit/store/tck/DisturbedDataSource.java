package io.crmkit.store.tck;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source whose connections the kit breaks: the {@link Disturbance} of adapters over JDBC. An exchange is whatever JDBC
 * sends to the database: each execution of a statement, commit, rollback, savepoints, and a change of autocommit. A connection that
 * breaks is closed, and the store sees SQLState 08006, with 10 as error code, which is SQLite's for a file out of reach. Safe for
 * many threads.
 */
public final class DisturbedDataSource implements DataSource, Disturbance {
    /** SQLState of a lost connection; and what SQLite, which has no SQLState, reports for a file it cannot reach. */
    private static final String CONNECTION_FAILURE = "08006";

    private static final int SQLITE_IOERR = 10;

    private final DataSource source;
    private final Consumer<Connection> forget;
    private boolean armed;
    private boolean broken;
    private boolean applied;
    private int left;

    /** Disturbs the connections of a source, each of which the host opens anew or tests before it is lent again. */
    public DisturbedDataSource(DataSource source) {
        this(source, connection -> {});
    }

    /**
     * Disturbs the connections of a source.
     *
     * @param forget makes a pool give up a connection that was lost: it learns of errors only from what passes through it
     */
    public DisturbedDataSource(DataSource source, Consumer<Connection> forget) {
        this.source = source;
        this.forget = forget;
    }

    @Override
    public synchronized void breakAfter(int exchanges, boolean lastApplied) {
        armed = true;
        broken = false;
        left = exchanges;
        applied = lastApplied;
    }

    @Override
    public synchronized boolean broken() {
        return broken;
    }

    @Override
    public synchronized void mend() {
        armed = false;
        broken = false;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (broken()) {
            throw lost();
        }
        return disturbed(source.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        if (broken()) {
            throw lost();
        }
        return disturbed(source.getConnection(username, password));
    }

    private Connection disturbed(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            if (talks(connection, method, arguments)) {
                return exchange(connection, connection, method, arguments);
            }
            Object result = invoke(connection, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return disturbed(PreparedStatement.class, connection, statement);
            } else if (result instanceof Statement statement) {
                return disturbed(Statement.class, connection, statement);
            }
            return result;
        });
    }

    private static boolean talks(Connection connection, Method method, Object[] arguments) throws SQLException {
        return switch (method.getName()) {
            case "commit", "rollback", "setSavepoint", "releaseSavepoint" -> true;
            case "setAutoCommit" -> !arguments[0].equals(connection.getAutoCommit());
            default -> false;
        };
    }

    private <T extends Statement> T disturbed(Class<T> type, Connection connection, T statement) {
        return proxy(
                type,
                (method, arguments) -> method.getName().startsWith("execute")
                        ? exchange(connection, statement, method, arguments)
                        : invoke(statement, method, arguments));
    }

    private @Nullable Object exchange(Connection connection, Object target, Method method, Object[] arguments)
            throws Throwable {
        synchronized (this) {
            if (armed && (broken || left-- == 0)) {
                if (!broken && applied) {
                    invoke(target, method, arguments);
                }
                broken = true;
                Connection physical = connection.unwrap(Connection.class);
                forget.accept(connection);
                physical.close();
                throw lost();
            }
        }
        return invoke(target, method, arguments);
    }

    private static SQLException lost() {
        return new SQLException("the connection is lost", CONNECTION_FAILURE, SQLITE_IOERR);
    }

    private interface Call {
        @Nullable
        Object of(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        Object proxy = Proxy.newProxyInstance(
                DisturbedDataSource.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.of(method, arguments == null ? new Object[0] : arguments));
        return type.cast(proxy);
    }

    private static @Nullable Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
