package io.crmkit.metrics.interval;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Methods for the interval of a variance. */
public enum VarianceInterval {
    /**
     * From (n - 1)v / χ² with the upper quantile to that with the lower one, n - 1 degrees of freedom. Exact for normal values
     * only; ratings are not normal, and more answers do not mend that.
     */
    CHI_SQUARE("variance.chi_square");

    private final String id;

    VarianceInterval(String id) {
        this.id = id;
    }

    /** Returns the id that stands in a result, such as {@code variance.chi_square}. */
    public String id() {
        return id;
    }

    /**
     * Returns the interval of a variance, which is never clipped; empty if n is below 2.
     *
     * @param variance the variance of the sample, divisor n - 1, not negative
     * @param n how many values there are
     * @param level the confidence level, above 0 and below 1
     * @throws InvalidInputException if the variance is negative or not finite, n is negative, or the level is not above 0 and
     *     below 1
     */
    public Optional<ConfidenceInterval> of(double variance, long n, double level) {
        Require.level(level);
        Require.count("n", n);
        if (n < 2) {
            return Optional.empty();
        }
        Require.notNegative("variance", variance);
        ChiSquaredDistribution chiSquared = ChiSquaredDistribution.of(n - 1.0);
        double squares = (n - 1.0) * variance;
        double tail = (1 - level) / 2;
        return Optional.of(ConfidenceInterval.of(
                id,
                level,
                squares / chiSquared.inverseSurvivalProbability(tail),
                squares / chiSquared.inverseCumulativeProbability(tail),
                0,
                Double.POSITIVE_INFINITY));
    }
}
