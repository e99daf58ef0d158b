package io.crmkit.metrics.percentile;

import io.crmkit.core.error.InvalidInputException;

/**
 * A percentile with what it was made of. Not rounded.
 *
 * @param method the id of the method: that of a {@link PercentileType}, or {@code percentile.hf1.histogram}
 * @param p the share of values up to it, 0 to 1: 0.5 for the median
 * @param value the percentile, in the unit of the values
 * @param n how many values it was made of, at least 1
 * @param relativeError by how much of its size the value may differ from that of the method; 0 if it is exact
 */
public record Percentile(String method, double p, double value, long n, double relativeError) {
    /**
     * Checks the ranges.
     *
     * @throws InvalidInputException if p is not between 0 and 1, n is below 1, the value is not finite or the error is
     *     negative or not finite
     */
    public Percentile {
        if (!(p >= 0 && p <= 1)) {
            throw new InvalidInputException("p", "must be between 0 and 1");
        }
        if (!Double.isFinite(value)) {
            throw new InvalidInputException("value", "must be finite");
        }
        if (n < 1) {
            throw new InvalidInputException("n", "must be at least 1");
        }
        if (!(relativeError >= 0 && relativeError < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("relativeError", "must be finite and not negative");
        }
    }

    /** Returns whether the value is that of the method, not one near it. */
    public boolean exact() {
        return relativeError == 0;
    }
}
