package io.crmkit.metrics.chart;

import io.crmkit.core.error.InvalidInputException;

/** The checks of measured values that the charts of single values share. */
final class Values {
    /** Sums of as many values as an array holds stay finite below this. */
    private static final double LARGEST = 1e290;

    private Values() {}

    static void check(double[] values) {
        for (double value : values) {
            if (!(Math.abs(value) <= LARGEST)) {
                throw new InvalidInputException("value", "must be finite and at most 10^290 in size");
            }
        }
    }

    static void checkTarget(double target, double sigma) {
        if (!(Math.abs(target) <= LARGEST)) {
            throw new InvalidInputException("target", "must be finite and at most 10^290 in size");
        }
        checkPositive("sigma", sigma);
    }

    static void checkPositive(String field, double value) {
        if (!(value > 0 && value <= LARGEST)) {
            throw new InvalidInputException(field, "must be above 0 and at most 10^290");
        }
    }
}
