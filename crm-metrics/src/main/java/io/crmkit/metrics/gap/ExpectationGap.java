package io.crmkit.metrics.gap;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.comparison.Comparison;
import io.crmkit.metrics.comparison.MeanComparison;
import io.crmkit.metrics.rating.RatingDifferences;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.ScoreDefinition;
import java.util.Optional;

/**
 * Computes the gap between what customers perceived and what they had expected, both asked on one scale: mean perception minus
 * mean expectation, in ratings. Below 0 expectations were missed, above 0 they were exceeded.
 *
 * <ul>
 *   <li>{@link #paired} is for people who answered both questions. Someone with only one answer is excluded.
 *   <li>{@link #unpaired} is for two tallies, of different people or of people whose answers can no longer be brought together.
 *       For people who answered both, its interval is wider than need be, as those who expect much usually perceive more.
 * </ul>
 *
 * <p>Source: the disconfirmation of expectations, Oliver, Journal of Marketing Research 17, 1980; the text was not available.
 */
public final class ExpectationGap {
    private ExpectationGap() {}

    /**
     * Returns the mean gap of one person, definition {@code gap.paired}, with a t interval; -4 to 4 for ratings 1 to 5.
     *
     * @param differences the pairs, counted with {@link RatingDifferences} as expectation, perception
     * @throws InvalidInputException if the scale is not one of differences, from -k to k
     */
    public static MeanScore paired(RatingTally differences) {
        if (differences.scale().min() != -differences.scale().max()) {
            throw new InvalidInputException("scale", "must be one of differences, was " + differences.scale());
        }
        return new MeanScore(
                ScoreDefinition.mean("gap.paired", differences.scale(), Direction.HIGHER_IS_BETTER), differences);
    }

    /**
     * Returns the gap between two tallies as the comparison of two means by {@link MeanComparison#WELCH}: its
     * {@code difference} is the gap. Empty if one of the two has fewer than two responses.
     *
     * @param level the level of the interval, above 0 and below 1
     * @throws InvalidInputException if the scales differ, or the level is not above 0 and below 1
     */
    public static Optional<Comparison> unpaired(RatingTally perceived, RatingTally expected, double level) {
        ScoreDefinition rating = ScoreDefinition.mean("gap.rating", perceived.scale(), Direction.HIGHER_IS_BETTER);
        return MeanComparison.WELCH.of(new MeanScore(rating, perceived), new MeanScore(rating, expected), level);
    }
}
