package io.crmkit.benchmarks.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A statement that writes rows, over a network many at once. */
final class Rows {
    private final PreparedStatement statement;
    private final boolean batched;
    private boolean waiting;

    Rows(Connection connection, boolean batched, String sql) throws SQLException {
        this.statement = connection.prepareStatement(sql);
        this.batched = batched;
    }

    /** Takes one row; it is written now or with {@link #send}. */
    void add(@Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Long number) {
                statement.setLong(i + 1, number);
            } else if (values[i] instanceof Integer number) {
                statement.setInt(i + 1, number);
            } else {
                statement.setString(i + 1, (String) values[i]);
            }
        }
        if (batched) {
            statement.addBatch();
            waiting = true;
        } else {
            requireOne(statement.executeUpdate());
        }
    }

    /** Writes what is not written yet. */
    void send() throws SQLException {
        if (waiting) {
            waiting = false;
            for (int count : statement.executeBatch()) {
                requireOne(count);
            }
        }
    }

    private static void requireOne(int count) {
        if (count != 1) {
            throw new IllegalStateException(count + " rows instead of one");
        }
    }
}
