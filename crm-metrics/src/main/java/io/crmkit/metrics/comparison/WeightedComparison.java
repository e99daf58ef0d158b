package io.crmkit.metrics.comparison;

import io.crmkit.metrics.internal.Normal;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.interval.WeightedInterval;
import io.crmkit.metrics.score.WeightedScore;
import java.util.Optional;

/**
 * Methods for the difference of two weighted scores, in their unit: difference ± z √(e1² + e2²) with their standard errors, and
 * the same in the test. None if in a sample there is no value or a single answer has all the weight. The effect is
 * {@code cohen.d} with the variance that the standard error stands for at the effective n of Kish.
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
        if (first.standardError(method).isEmpty()
                || second.standardError(method).isEmpty()) {
            return Optional.empty();
        }
        double difference = Difference.ofValues(first, second);
        double error = Math.sqrt(squaredError(first) + squaredError(second));
        double margin = Normal.quantile(level) * error;
        return Optional.of(new Comparison(
                first,
                second,
                difference,
                Difference.interval(id, level, first.definition(), difference - margin, difference + margin),
                Difference.zTest(difference, error),
                Difference.cohenD(difference, variance(first), variance(second))));
    }

    private double squaredError(WeightedScore score) {
        double error = score.standardError(method).orElseThrow();
        return error * error;
    }

    private double variance(WeightedScore score) {
        return squaredError(score) * score.effectiveResponses().orElseThrow();
    }
}
