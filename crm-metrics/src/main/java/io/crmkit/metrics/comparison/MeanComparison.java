package io.crmkit.metrics.comparison;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.rating.Moments;
import io.crmkit.metrics.score.MeanScore;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Methods for the difference of two means, in ratings: difference ± t × its standard error, and the same standard error in the
 * test. None if a sample has fewer than two responses. The effect is {@code hedges.g}.
 */
public enum MeanComparison implements ComparisonMethod<MeanScore> {
    /** Recommended. Each sample has its own variance; degrees of freedom of Welch and Satterthwaite. */
    WELCH("mean.two_sample_welch") {
        @Override
        double squaredError(double v1, double n1, double v2, double n2) {
            return Difference.welchSquaredError(v1, n1, v2, n2);
        }

        @Override
        double degreesOfFreedom(double v1, double n1, double v2, double n2) {
            return Difference.welchDegreesOfFreedom(v1, n1, v2, n2);
        }
    },
    /** Both samples are taken to have one variance; n1 + n2 - 2 degrees of freedom. Wrong if the samples differ in size and spread. */
    POOLED("mean.two_sample_pooled") {
        @Override
        double squaredError(double v1, double n1, double v2, double n2) {
            return pooledVariance(v1, n1, v2, n2) * (1 / n1 + 1 / n2);
        }

        @Override
        double degreesOfFreedom(double v1, double n1, double v2, double n2) {
            return n1 + n2 - 2;
        }
    };

    private final String id;

    MeanComparison(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<Comparison> of(MeanScore first, MeanScore second, double level) {
        Require.level(level);
        first.definition().requireSame(second.definition());
        if (first.responses() < 2 || second.responses() < 2) {
            return Optional.empty();
        }
        double difference = Difference.ofValues(first, second);
        double n1 = first.responses();
        double n2 = second.responses();
        double v1 = variance(first);
        double v2 = variance(second);
        double error = Math.sqrt(squaredError(v1, n1, v2, n2));
        // without spread there are no degrees of freedom to find, and no margin
        double degreesOfFreedom = error > 0 ? degreesOfFreedom(v1, n1, v2, n2) : n1 + n2 - 2;
        return Optional.of(new Comparison(
                first,
                second,
                difference,
                Difference.tInterval(id, level, first.definition(), difference, error, degreesOfFreedom),
                Difference.tTest(difference, error, degreesOfFreedom),
                hedgesG(difference, pooledVariance(v1, n1, v2, n2), n1 + n2)));
    }

    /**
     * Compares the means of two samples of any numbers; empty if one has fewer than two values. Amounts are often
     * skewed; the interval of a few of them is then too narrow.
     *
     * @param level the level of the interval of the difference, above 0 and below 1
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public Optional<AmountDifference> of(Moments first, Moments second, double level) {
        Require.level(level);
        if (first.n() < 2 || second.n() < 2) {
            return Optional.empty();
        }
        double n1 = first.n();
        double n2 = second.n();
        double v1 = first.variance().orElseThrow();
        double v2 = second.variance().orElseThrow();
        double difference = first.mean().orElseThrow() - second.mean().orElseThrow();
        double error = Math.sqrt(squaredError(v1, n1, v2, n2));
        double degreesOfFreedom = error > 0 ? degreesOfFreedom(v1, n1, v2, n2) : n1 + n2 - 2;
        double margin = TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - level) / 2) * error;
        return Optional.of(new AmountDifference(
                first,
                second,
                difference,
                ConfidenceInterval.of(
                        id,
                        level,
                        difference - margin,
                        difference + margin,
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY),
                Difference.tTest(difference, error, degreesOfFreedom)));
    }

    abstract double squaredError(double v1, double n1, double v2, double n2);

    abstract double degreesOfFreedom(double v1, double n1, double v2, double n2);

    static double pooledVariance(double v1, double n1, double v2, double n2) {
        return ((n1 - 1) * v1 + (n2 - 1) * v2) / (n1 + n2 - 2);
    }

    private static double variance(MeanScore score) {
        double deviation = score.standardDeviation().orElseThrow();
        return deviation * deviation;
    }

    private static Optional<EffectSize> hedgesG(double difference, double variance, double n) {
        return variance > 0
                ? Optional.of(new EffectSize("hedges.g", difference / Math.sqrt(variance) * (1 - 3 / (4 * n - 9))))
                : Optional.empty();
    }
}
