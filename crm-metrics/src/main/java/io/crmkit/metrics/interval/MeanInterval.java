package io.crmkit.metrics.interval;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Normal;
import io.crmkit.metrics.internal.Require;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Methods for the interval of a mean: mean ± q √(variance / n), where variance is that of the sample, divisor n - 1. Of no
 * width if all answers are alike.
 */
public enum MeanInterval {
    /** Recommended. q is the quantile of Student's t distribution with n - 1 degrees of freedom. */
    STUDENT_T("mean.t"),
    /** q is the normal quantile; too narrow for few answers, for comparison with tools that use it. */
    NORMAL("mean.normal");

    private final String id;

    MeanInterval(String id) {
        this.id = id;
    }

    /** Returns the id that stands in a result, such as {@code mean.t}. */
    public String id() {
        return id;
    }

    /**
     * Returns the interval of a mean of values that lie between {@code lowest} and {@code highest}; empty if n is below 2.
     *
     * @param mean the mean, between lowest and highest
     * @param variance the variance of the sample, divisor n - 1, not negative
     * @param n how many values there are
     * @param lowest the lowest value a mean can have; the interval is clipped there
     * @param highest the highest value a mean can have
     * @param level the confidence level, above 0 and below 1
     * @throws InvalidInputException if the mean is not between lowest and highest, the variance is negative or not finite,
     *     n is negative, or the level is not above 0 and below 1
     */
    public Optional<ConfidenceInterval> of(
            double mean, double variance, long n, double lowest, double highest, double level) {
        Require.level(level);
        Require.count("n", n);
        if (n < 2) {
            return Optional.empty();
        }
        if (!(mean >= lowest && mean <= highest)) {
            throw new InvalidInputException("mean", "must lie between the lowest and the highest value");
        }
        Require.notNegative("variance", variance);
        double quantile = switch (this) {
            case STUDENT_T -> TDistribution.of(n - 1.0).inverseSurvivalProbability((1 - level) / 2);
            case NORMAL -> Normal.quantile(level);
        };
        double margin = quantile * Math.sqrt(variance / n);
        return Optional.of(ConfidenceInterval.of(id, level, mean - margin, mean + margin, lowest, highest));
    }
}
