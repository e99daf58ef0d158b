package io.crmkit.metrics.interval;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Normal;
import io.crmkit.metrics.internal.Require;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Methods for the interval of a proportion x / n, 0 to 1. With p = x / n and z the normal quantile of the level.
 *
 * <p>Distributions are those of Apache Commons Statistics. Its {@code BinomialConfidenceInterval} gives the same numbers
 * and is compared with in the tests; it is not called because it clips without saying so and takes {@code int} counts.
 * Source of the choice: Brown, Cai and DasGupta, "Interval Estimation for a Binomial Proportion", Statistical Science 16
 * (2001).
 */
public enum ProportionInterval {
    /** Recommended. The values that a score test does not reject (Wilson 1927). Never passes 0 or 1. */
    WILSON("proportion.wilson") {
        @Override
        ConfidenceInterval create(double x, double n, double level) {
            double z2 = square(Normal.quantile(level));
            double centre = (x + z2 / 2) / (n + z2);
            double margin = Math.sqrt(z2) / (n + z2) * Math.sqrt(x * (n - x) / n + z2 / 4);
            // at the ends one limit is known; the formula misses it by a rounding error
            return interval(level, x == 0 ? 0 : centre - margin, x == n ? 1 : centre + margin);
        }
    },
    /** "Exact" (Clopper and Pearson 1934): covers at least the level, usually more, so it is wide. For n up to 10^15. */
    CLOPPER_PEARSON("proportion.clopper_pearson") {
        @Override
        ConfidenceInterval create(double x, double n, double level) {
            requireComputable(n);
            double tail = (1 - level) / 2;
            return interval(
                    level, x == 0 ? 0 : betaLower(x, n - x + 1, tail), x == n ? 1 : betaUpper(x + 1, n - x, tail));
        }
    },
    /** Wald after z² answers are added, half of them successes (Agresti and Coull 1998). May pass 0 and 1 before clipping. */
    AGRESTI_COULL("proportion.agresti_coull") {
        @Override
        ConfidenceInterval create(double x, double n, double level) {
            double z = Normal.quantile(level);
            return wald(x + square(z) / 2, n + square(z), z, level);
        }
    },
    /**
     * Equal tails of the posterior under the prior of Jeffreys, Beta(½, ½); lower is 0 at x = 0, upper is 1 at x = n. For n
     * up to 10^15.
     */
    JEFFREYS("proportion.jeffreys") {
        @Override
        ConfidenceInterval create(double x, double n, double level) {
            requireComputable(n);
            double tail = (1 - level) / 2;
            return interval(
                    level,
                    x == 0 ? 0 : betaLower(x + 0.5, n - x + 0.5, tail),
                    x == n ? 1 : betaUpper(x + 0.5, n - x + 0.5, tail));
        }
    },
    /** p ± z √(p(1 - p) / n). Too narrow near 0 and 1; of no width at x = 0 and x = n. */
    NORMAL("proportion.normal") {
        @Override
        ConfidenceInterval create(double x, double n, double level) {
            return wald(x, n, Normal.quantile(level), level);
        }
    };

    /** Up to here the beta quantiles are right; ten times as much gives wrong widths and then no convergence. */
    private static final double MAX_BETA_N = 1e15;

    private final String id;

    ProportionInterval(String id) {
        this.id = id;
    }

    /** Returns the id that stands in a result, such as {@code proportion.wilson}. */
    public String id() {
        return id;
    }

    /**
     * Returns the interval on the scale 0 to 1; empty if n is 0.
     *
     * @param successes how many of the answers count, 0 to n
     * @param n how many answers there are
     * @param level the confidence level, above 0 and below 1
     * @throws InvalidInputException if a count is negative, there are more successes than answers, the level is not above
     *     0 and below 1, or n is above 10^15 and the method is {@link #CLOPPER_PEARSON} or {@link #JEFFREYS}
     */
    public Optional<ConfidenceInterval> of(long successes, long n, double level) {
        Require.level(level);
        Require.count("successes", successes);
        Require.count("n", n);
        if (successes > n) {
            throw new InvalidInputException("successes", "must not be more than n");
        }
        return n == 0 ? Optional.empty() : Optional.of(create((double) successes, (double) n, level));
    }

    /**
     * Returns the interval of a weighted share on the scale 0 to 1, with the effective number of responses of Kish in place of
     * n; the method in the result ends in {@code .weighted}. Empty if the effective n is 0.
     *
     * @param share the share in the sum of weights, 0 to 1
     * @param effectiveN (Σw)² / Σw², see {@code WeightedTally.effectiveResponses}
     * @param level the confidence level, above 0 and below 1
     * @throws InvalidInputException if the share is not from 0 to 1, the effective n is negative or not finite, the level is
     *     not above 0 and below 1, or the effective n is above 10^15 and the method is {@link #CLOPPER_PEARSON} or
     *     {@link #JEFFREYS}
     */
    public Optional<ConfidenceInterval> ofShare(double share, double effectiveN, double level) {
        Require.level(level);
        Require.notNegative("effectiveN", effectiveN);
        double successes = Require.share("share", share) * effectiveN;
        return effectiveN == 0
                ? Optional.empty()
                : Optional.of(create(successes, effectiveN, level).named(".weighted"));
    }

    abstract ConfidenceInterval create(double x, double n, double level);

    ConfidenceInterval interval(double level, double lower, double upper) {
        return ConfidenceInterval.of(id, level, lower, upper, 0, 1);
    }

    ConfidenceInterval wald(double x, double n, double z, double level) {
        double p = x / n;
        double margin = z * Math.sqrt(p * (1 - p) / n);
        return interval(level, p - margin, p + margin);
    }

    void requireComputable(double n) {
        if (n > MAX_BETA_N) {
            throw new InvalidInputException("n", "must be at most 10^15 for " + id + "; " + WILSON.id + " takes any");
        }
    }

    private static double betaLower(double a, double b, double tail) {
        return BetaDistribution.of(a, b).inverseCumulativeProbability(tail);
    }

    private static double betaUpper(double a, double b, double tail) {
        return BetaDistribution.of(a, b).inverseSurvivalProbability(tail);
    }

    private static double square(double x) {
        return x * x;
    }
}
