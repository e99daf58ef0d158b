package io.crmkit.metrics.comparison;

import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.interval.WeightedInterval;
import io.crmkit.metrics.score.WeightedScore;
import java.util.Optional;

/**
 * Methods for the difference of two weighted scores, in their unit: as {@link MeanComparison#WELCH}, with the effective n of Kish
 * for n and the variances that the standard errors of the method stand for; with equal weights it is the same. None if an effective
 * n is below 2. The effect is {@code cohen.d} with these variances.
 */
public enum WeightedComparison implements ComparisonMethod<WeightedScore> {
    /** Recommended. Standard errors of {@link WeightedInterval#LINEARISED}. */
    LINEARISED("weighted.two_sample_linearised", WeightedInterval.LINEARISED),
    /** Standard errors of {@link WeightedInterval#KISH}. */
    KISH("weighted.two_sample_kish", WeightedInterval.KISH);

    private final String id;
    private final WeightedInterval method;

    WeightedComparison(String id, WeightedInterval method) {
        this.id = id;
        this.method = method;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<Comparison> of(WeightedScore first, WeightedScore second, double level) {
        Require.level(level);
        first.definition().requireSame(second.definition());
        double n1 = first.effectiveResponses().orElse(0);
        double n2 = second.effectiveResponses().orElse(0);
        if (n1 < 2 || n2 < 2) {
            return Optional.empty();
        }
        double v1 = variance(first, n1);
        double v2 = variance(second, n2);
        double difference = Difference.ofValues(first, second);
        double error = Math.sqrt(Difference.welchSquaredError(v1, n1, v2, n2));
        // without spread there are no degrees of freedom to find, and no margin
        double degreesOfFreedom = error > 0 ? Difference.welchDegreesOfFreedom(v1, n1, v2, n2) : n1 + n2 - 2;
        return Optional.of(new Comparison(
                first,
                second,
                difference,
                Difference.tInterval(id, level, first.definition(), difference, error, degreesOfFreedom),
                Difference.tTest(difference, error, degreesOfFreedom),
                Difference.cohenD(difference, v1, v2)));
    }

    /** As of a sample, with divisor n - 1: the standard errors are those of divisor n. */
    private double variance(WeightedScore score, double n) {
        double error = score.standardError(method).orElseThrow();
        double widest = score.definition().highest() - score.definition().lowest();
        // of answers that are all alike the rounding of the shares must not be taken for spread
        if (error < 1e-13 * widest) {
            return 0;
        }
        return error * error * n * n / (n - 1);
    }
}
