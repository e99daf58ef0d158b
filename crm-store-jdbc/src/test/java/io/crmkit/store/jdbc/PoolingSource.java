package io.crmkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool as a host has one: it lends connections in one autocommit mode and wants them back in the same one. */
final class PoolingSource implements DataSource, AutoCloseable {
    /** Called before a prepared statement is executed. */
    @FunctionalInterface
    interface Hook {
        void before(String sql) throws SQLException;
    }

    private final String url;
    private final boolean autocommit;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger lent = new AtomicInteger();
    private final Queue<String> prepared = new ConcurrentLinkedQueue<>();
    private final Queue<Object> bound = new ConcurrentLinkedQueue<>();
    private volatile boolean recording;
    private volatile @Nullable SQLException autocommitFailure;
    private volatile Hook hook = sql -> {};

    PoolingSource(Path file, boolean autocommit) {
        this("jdbc:sqlite:" + file, autocommit);
    }

    PoolingSource(String url, boolean autocommit) {
        this.url = url;
        this.autocommit = autocommit;
    }

    void before(Hook next) {
        hook = next;
    }

    /** Lets every lent connection fail when it is asked for its autocommit mode; null ends that. */
    void failOnAutocommit(@Nullable SQLException failure) {
        autocommitFailure = failure;
    }

    String url() {
        return url;
    }

    /** Runs a statement on every connection that is not lent. */
    void configure(String sql) throws SQLException {
        for (Connection connection : idle) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    /** Returns how many connections are not given back. */
    int lent() {
        return lent.get();
    }

    /** Returns how many connections are open, when none is lent. */
    int idle() {
        return idle.size();
    }

    /** Runs a call and remembers what it sent. */
    void record(Runnable call) {
        prepared.clear();
        bound.clear();
        recording = true;
        call.run();
        recording = false;
    }

    /** Returns the text of every statement that the recorded call prepared. */
    List<String> prepared() {
        return List.copyOf(prepared);
    }

    /** Returns every value that the recorded call bound. */
    List<Object> bound() {
        return List.copyOf(bound);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection pooled = idle.pollFirst();
        Connection physical = pooled == null ? open() : pooled;
        lent.incrementAndGet();
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("close")) {
                takeBack(physical);
                return null;
            }
            SQLException failure = autocommitFailure;
            if (failure != null && method.getName().equals("getAutoCommit")) {
                throw failure;
            }
            Object result = invoke(physical, method, arguments);
            if (result instanceof PreparedStatement statement) {
                String sql = (String) arguments[0];
                if (recording) {
                    prepared.add(sql);
                }
                return proxy(PreparedStatement.class, (call, values) -> {
                    if (call.getName().startsWith("execute")) {
                        hook.before(sql);
                    } else if (call.getName().startsWith("set") && values.length == 2 && recording) {
                        bound.add(values[1]);
                    }
                    return invoke(statement, call, values);
                });
            }
            return result;
        });
    }

    private interface Call {
        @Nullable
        Object of(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        Object proxy = Proxy.newProxyInstance(
                PoolingSource.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.of(method, arguments));
        return type.cast(proxy);
    }

    private static @Nullable Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        connection.setAutoCommit(autocommit);
        return connection;
    }

    /** A connection that was lost is not lent again. */
    private void takeBack(Connection physical) throws SQLException {
        if (physical.isClosed()) {
            close(); // the others may be lost as well
            idle.clear();
            lent.decrementAndGet();
            return;
        }
        assertThat(physical.getAutoCommit()).as("autocommit when given back").isEqualTo(autocommit);
        if (!autocommit) {
            physical.rollback();
        }
        idle.addFirst(physical);
        lent.decrementAndGet();
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : idle) {
            connection.close();
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Logger getParentLogger() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
