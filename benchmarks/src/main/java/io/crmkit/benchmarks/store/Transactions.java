package io.crmkit.benchmarks.store;

import java.sql.SQLException;

/** How transactions begin and end where that is done by hand. */
public record Transactions(Step begin, Step commit, Step rollback) {
    /** One step; what the driver throws ends the benchmark. */
    @FunctionalInterface
    public interface Step {
        void run() throws SQLException;
    }
}
