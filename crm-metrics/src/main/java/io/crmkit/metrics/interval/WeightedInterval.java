package io.crmkit.metrics.interval;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Methods for the interval of a weighted mean: mean ± t × its standard error × √(n' / (n' - 1)), with the effective n of Kish for
 * n' and Student's t with n' - 1 degrees of freedom. With equal weights this is {@link MeanInterval#STUDENT_T}; with the normal
 * quantile and without the factor, 95 % intervals of 30 answers cover less than 92 %. Weights are survey weights; the sampling
 * design behind them (strata, clusters) is not known here.
 */
public enum WeightedInterval {
    /** Recommended. The standard error is that of the linearised ratio, √Σ(w(e - mean))² / Σw over the answers e. */
    LINEARISED("weighted.linearised"),
    /** The standard error is √(v / n) with the weighted variance v of the answers and the effective n of Kish. */
    KISH("weighted.kish");

    private final String id;

    WeightedInterval(String id) {
        this.id = id;
    }

    /** Returns the id that stands in a result, such as {@code weighted.linearised}. */
    public String id() {
        return id;
    }

    /**
     * Returns the interval of a mean of values that lie between {@code lowest} and {@code highest}; empty if the effective n
     * is below 2, as for a mean without weights.
     *
     * @param mean the weighted mean, between lowest and highest
     * @param standardError the standard error that this method names, not negative
     * @param effectiveN the effective number of answers, see {@code WeightedTally.effectiveResponses}
     * @param lowest the lowest value a mean can have; the interval is clipped there
     * @param highest the highest value a mean can have
     * @param level the confidence level, above 0 and below 1
     * @throws InvalidInputException if the mean is not between lowest and highest, the standard error is negative or not
     *     finite, or the level is not above 0 and below 1
     */
    public Optional<ConfidenceInterval> of(
            double mean, double standardError, double effectiveN, double lowest, double highest, double level) {
        Require.level(level);
        if (!(effectiveN >= 2)) {
            return Optional.empty();
        }
        if (!(mean >= lowest && mean <= highest)) {
            throw new InvalidInputException("mean", "must lie between the lowest and the highest value");
        }
        Require.notNegative("standardError", standardError);
        double quantile = TDistribution.of(effectiveN - 1).inverseSurvivalProbability((1 - level) / 2);
        double margin = quantile * standardError * Math.sqrt(effectiveN / (effectiveN - 1));
        return Optional.of(ConfidenceInterval.of(id, level, mean - margin, mean + margin, lowest, highest));
    }
}
