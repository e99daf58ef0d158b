package io.crmkit.metrics.comparison;

import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.score.Score;
import java.util.Optional;

/**
 * The difference of two scores, and whether chance explains it. Definition, n and excluded answers are those of the two scores.
 *
 * @param first the score that is compared
 * @param second the score that it is compared with
 * @param difference the value of the first minus that of the second, in the unit of the scores; positive is more, which is
 *     better only if the direction of the definition says so
 * @param interval the interval of the difference, with the id of the method and the level, clipped to what a difference can be
 * @param test the test of "no difference"; empty if the standard error is 0, as for two samples that are each all alike
 * @param effect the size of the difference without a unit; empty if there is no spread to compare it with
 */
public record Comparison(
        Score first,
        Score second,
        double difference,
        ConfidenceInterval interval,
        Optional<SignificanceTest> test,
        Optional<EffectSize> effect) {}
