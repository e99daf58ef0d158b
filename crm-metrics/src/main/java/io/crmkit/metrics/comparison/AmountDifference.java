package io.crmkit.metrics.comparison;

import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.rating.Moments;
import java.util.Optional;

/**
 * The difference of the means of two samples of any numbers, such as amounts, and whether chance explains it. For ratings there is
 * {@link Comparison}.
 *
 * @param first the sample that is compared
 * @param second the sample that it is compared with
 * @param difference the mean of the first minus that of the second
 * @param interval the interval of the difference, with the id of the method and the level; never clipped
 * @param test the test of "no difference"; empty if neither sample has any spread
 */
public record AmountDifference(
        Moments first,
        Moments second,
        double difference,
        ConfidenceInterval interval,
        Optional<SignificanceTest> test) {}
