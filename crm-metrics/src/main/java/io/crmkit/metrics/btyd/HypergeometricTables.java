package io.crmkit.metrics.btyd;

import java.util.Arrays;

/** A {@link HypergeometricTable} per number of repeat purchases. Not for several threads. */
final class HypergeometricTables {
    /** With more repeat purchases customers are too few to share a table. */
    private static final int LARGEST_REPEATS = 1_000;

    private final Function function;
    private HypergeometricTable[] tables = {};

    HypergeometricTables(Function function) {
        this.function = function;
    }

    /** A function of u, from 0 to 1, that differs with the repeat purchases. */
    @FunctionalInterface
    interface Function {
        double at(double repeats, double u);
    }

    double at(long repeats, double u) {
        return repeats > LARGEST_REPEATS
                ? function.at((double) repeats, u)
                : of((int) repeats).at(u);
    }

    private HypergeometricTable of(int repeats) {
        int known = tables.length;
        if (repeats >= known) {
            tables = Arrays.copyOf(tables, repeats + 1);
            for (int i = known; i <= repeats; i++) {
                double x = i;
                tables[i] = new HypergeometricTable(u -> function.at(x, u));
            }
        }
        return tables[repeats];
    }
}
