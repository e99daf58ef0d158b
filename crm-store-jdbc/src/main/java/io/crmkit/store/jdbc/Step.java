package io.crmkit.store.jdbc;

import io.crmkit.store.Key;
import java.sql.SQLException;
import java.util.function.LongFunction;

/** One statement of a commit, and how it tells whether its condition holds. Statements never fail because of a conflict. */
sealed interface Step {
    /** Binds the parameters of a statement. */
    @FunctionalInterface
    interface Binding {
        /** Binds all of them. */
        void bind(Parameters parameters) throws SQLException;
    }

    /** Returns what is stale if the condition does not hold. */
    Key key();

    /** Returns the text; neighbours of the same text may be sent together. */
    String sql();

    /** Returns what to bind. */
    Binding binding();

    /** Changes exactly one row, or the condition does not hold. */
    record Change(Key key, String sql, Binding binding) implements Step {}

    /** Finds one row with the expected version in its first column, or no row if that is 0, or the condition does not hold. */
    record Look(Key key, String sql, Binding binding, long expected) implements Step {}

    /** Finds one row with a number, which says what change is to be made; or no row, and the condition does not hold. */
    record Choice(Key key, String sql, Binding binding, LongFunction<Change> change) implements Step {}
}
