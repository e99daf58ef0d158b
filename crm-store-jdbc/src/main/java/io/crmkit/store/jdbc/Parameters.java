package io.crmkit.store.jdbc;

import io.crmkit.store.Value;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Binds the parameters of a statement, one after the other. */
final class Parameters {
    private final PreparedStatement statement;
    private int next = 1;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    Parameters add(String text) throws SQLException {
        statement.setString(next++, text);
        return this;
    }

    Parameters add(long number) throws SQLException {
        statement.setLong(next++, number);
        return this;
    }

    Parameters add(Value value) throws SQLException {
        Table.bind(statement, next++, value);
        return this;
    }
}
