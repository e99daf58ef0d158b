package io.crmkit.metrics.csat;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.ShareScore;
import io.crmkit.metrics.score.WeightedScore;

/**
 * Computes customer-satisfaction scores of ratings on which the highest is the most satisfied, usually 1 to 5.
 *
 * <ul>
 *   <li>{@link #mean} is what "CSAT" without more means in this project.
 *   <li>{@link #top2Box} and {@link #topBox} are percentages of the answers rated, under their own names.
 *   <li>Codes such as "not applicable" are not ratings: they are counted as excluded and are in no denominator.
 *   <li>The scale is part of the definition, so a mean of 1 to 5 and one of 1 to 7 do not merge or compare.
 *   <li>The scale 0 to 10 is refused. It is that of the recommendation question and what {@link RatingTally#of(int...)} takes
 *       for granted, so answers of 1 to 5 that come on it would give a wrong score without a word. State the scale:
 *       {@link RatingTally#of(io.crmkit.core.feedback.RatingScale, int...)}. A satisfaction question that does have the scale 0
 *       to 10 needs a {@link ScoreDefinition} of its own.
 *   <li>No answers, no value; one answer, no interval of a mean.
 * </ul>
 */
public final class Csat {
    private Csat() {}

    /**
     * Returns the mean rating, definition {@code csat.mean}, with a t interval.
     *
     * @throws InvalidInputException if the scale is 0 to 10
     */
    public static MeanScore mean(RatingTally tally) {
        return new MeanScore(meanOn(tally.scale()), tally);
    }

    /**
     * Returns the weighted mean rating, definition {@code csat.mean.weighted}.
     *
     * @throws InvalidInputException if the scale is 0 to 10
     */
    public static WeightedScore mean(WeightedTally tally) {
        return new WeightedScore(meanOn(tally.scale()).overWeights(), tally);
    }

    /**
     * Returns the percentage of the two highest ratings, definition {@code csat.top2}, with a Wilson interval.
     *
     * @throws InvalidInputException if the scale is 0 to 10 or has fewer than three ratings
     */
    public static ShareScore top2Box(RatingTally tally) {
        return new ShareScore(top2BoxOn(tally.scale()), tally);
    }

    /**
     * Returns the weighted percentage of the two highest ratings, definition {@code csat.top2.weighted}.
     *
     * @throws InvalidInputException if the scale is 0 to 10 or has fewer than three ratings
     */
    public static WeightedScore top2Box(WeightedTally tally) {
        return new WeightedScore(top2BoxOn(tally.scale()).overWeights(), tally);
    }

    /**
     * Returns the percentage of the highest rating, definition {@code csat.top1}, with a Wilson interval.
     *
     * @throws InvalidInputException if the scale is 0 to 10
     */
    public static ShareScore topBox(RatingTally tally) {
        return new ShareScore(topBoxOn(tally.scale()), tally);
    }

    /**
     * Returns the weighted percentage of the highest rating, definition {@code csat.top1.weighted}.
     *
     * @throws InvalidInputException if the scale is 0 to 10
     */
    public static WeightedScore topBox(WeightedTally tally) {
        return new WeightedScore(topBoxOn(tally.scale()).overWeights(), tally);
    }

    /**
     * Returns the definition {@code csat.mean} for a scale, for a host that names a score before there are answers.
     *
     * @throws InvalidInputException if the scale is 0 to 10
     */
    public static ScoreDefinition meanOn(RatingScale scale) {
        return ScoreDefinition.mean("csat.mean", satisfaction(scale), Direction.HIGHER_IS_BETTER);
    }

    /**
     * Returns the definition {@code csat.top2} for a scale.
     *
     * @throws InvalidInputException if the scale is 0 to 10 or has fewer than three ratings
     */
    public static ScoreDefinition top2BoxOn(RatingScale scale) {
        if (scale.points() < 3) {
            throw new InvalidInputException("scale", "must have three ratings or more for a top-2-box, was " + scale);
        }
        return ScoreDefinition.share(
                "csat.top2", satisfaction(scale), Direction.HIGHER_IS_BETTER, scale.max() - 1, scale.max());
    }

    /**
     * Returns the definition {@code csat.top1} for a scale.
     *
     * @throws InvalidInputException if the scale is 0 to 10
     */
    public static ScoreDefinition topBoxOn(RatingScale scale) {
        return ScoreDefinition.share(
                "csat.top1", satisfaction(scale), Direction.HIGHER_IS_BETTER, scale.max(), scale.max());
    }

    private static RatingScale satisfaction(RatingScale scale) {
        if (scale.equals(RatingScale.ZERO_TO_TEN)) {
            throw new InvalidInputException(
                    "scale",
                    "must not be 0 to 10, that of NPS; state the scale of the question: RatingTally.of(RatingScale, ...)");
        }
        return scale;
    }
}
