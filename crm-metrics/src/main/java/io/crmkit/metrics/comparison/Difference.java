package io.crmkit.metrics.comparison;

import io.crmkit.metrics.internal.Normal;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreDefinition;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/** The parts that all comparisons are put together from. All numbers are in the unit of the scores. */
final class Difference {
    private Difference() {}

    static double ofValues(Score first, Score second) {
        return first.value().orElseThrow() - second.value().orElseThrow();
    }

    /** The widest difference there can be is that of the ends of the scale. */
    static ConfidenceInterval interval(
            String method, double level, ScoreDefinition definition, double lower, double upper) {
        double widest = definition.highest() - definition.lowest();
        return ConfidenceInterval.of(method, level, lower, upper, -widest, widest);
    }

    static ConfidenceInterval tInterval(
            String method,
            double level,
            ScoreDefinition definition,
            double difference,
            double error,
            double degreesOfFreedom) {
        double margin = TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - level) / 2) * error;
        return interval(method, level, definition, difference - margin, difference + margin);
    }

    static double welchSquaredError(double v1, double n1, double v2, double n2) {
        return v1 / n1 + v2 / n2;
    }

    static double welchDegreesOfFreedom(double v1, double n1, double v2, double n2) {
        // shares of the squared error, so that no square of a small variance falls to 0
        double share = v1 / n1 / welchSquaredError(v1, n1, v2, n2);
        return 1 / (share * share / (n1 - 1) + (1 - share) * (1 - share) / (n2 - 1));
    }

    static Optional<SignificanceTest> zTest(double estimate, double error) {
        return error > 0
                ? Optional.of(new SignificanceTest(
                        estimate, error, estimate / error, OptionalDouble.empty(), Normal.twoSided(estimate / error)))
                : Optional.empty();
    }

    static Optional<SignificanceTest> tTest(double estimate, double error, double degreesOfFreedom) {
        if (!(error > 0)) {
            return Optional.empty();
        }
        double t = estimate / error;
        double p = 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(t));
        return Optional.of(new SignificanceTest(estimate, error, t, OptionalDouble.of(degreesOfFreedom), p));
    }

    static Optional<EffectSize> cohenD(double difference, double firstVariance, double secondVariance) {
        double variance = (firstVariance + secondVariance) / 2;
        return variance > 0
                ? Optional.of(new EffectSize("cohen.d", difference / Math.sqrt(variance)))
                : Optional.empty();
    }
}
