package io.crmkit.metrics.csat;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.nps.NpsScore;
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
 *   <li>{@link #net}, {@link #rescaled}, {@link #goalAttainment} and {@link #goodBad} are what other tools call CSAT, or goal
 *       attainment; each has its own id.
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
    /** {@code csat.good_bad}: percentage of 1, good, on the scale 0 bad to 1 good; higher is better. */
    public static final ScoreDefinition GOOD_BAD =
            ScoreDefinition.share("csat.good_bad", new RatingScale(0, 1), Direction.HIGHER_IS_BETTER, 1, 1);

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
     * Returns the percentage of the two highest ratings minus that of the two lowest, definition {@code csat.net}, -100 to 100.
     * The groups of the score are named as those of NPS.
     *
     * @throws InvalidInputException if the scale is 0 to 10 or has fewer than four ratings
     */
    public static NpsScore net(RatingTally tally) {
        return new NpsScore(netOn(tally.scale()), tally);
    }

    /**
     * Returns the weighted net score, definition {@code csat.net.weighted}.
     *
     * @throws InvalidInputException if the scale is 0 to 10 or has fewer than four ratings
     */
    public static WeightedScore net(WeightedTally tally) {
        return new WeightedScore(netOn(tally.scale()).overWeights(), tally);
    }

    /**
     * Returns the mean rating on a scale from 0, the lowest rating, to 100, the highest, definition {@code csat.rescaled}:
     * 100 (mean - 1) / (k - 1) for ratings 1 to k.
     *
     * @throws InvalidInputException if the scale is 0 to 10
     */
    public static MeanScore rescaled(RatingTally tally) {
        return new MeanScore(rescaledOn(tally.scale()), tally);
    }

    /**
     * Returns the weighted mean rating on a scale from 0 to 100, definition {@code csat.rescaled.weighted}.
     *
     * @throws InvalidInputException if the scale is 0 to 10
     */
    public static WeightedScore rescaled(WeightedTally tally) {
        return new WeightedScore(rescaledOn(tally.scale()).overWeights(), tally);
    }

    /**
     * Returns the percentage of ratings at or above a goal, definition {@code csat.goal>=4} for a goal of 4. The share of
     * ratings that exceed 3 is that of the goal 4.
     *
     * @param goal the lowest rating that attains the goal
     * @throws InvalidInputException if the scale is 0 to 10, or the goal is its lowest rating, which every answer attains, or
     *     not on it
     */
    public static ShareScore goalAttainment(RatingTally tally, int goal) {
        return new ShareScore(goalAttainmentOn(tally.scale(), goal), tally);
    }

    /**
     * Returns the weighted percentage of ratings at or above a goal, definition {@code csat.goal>=4.weighted} for a goal of 4.
     *
     * @throws InvalidInputException as {@link #goalAttainment(RatingTally, int)}
     */
    public static WeightedScore goalAttainment(WeightedTally tally, int goal) {
        return new WeightedScore(goalAttainmentOn(tally.scale(), goal).overWeights(), tally);
    }

    /**
     * Returns the percentage of good among the answers "good" (1) and "bad" (0), definition {@code csat.good_bad}, with a
     * Wilson interval. Contacts that were not rated are blanks and in no denominator.
     *
     * @throws InvalidInputException if the scale is not 0 to 1
     */
    public static ShareScore goodBad(RatingTally tally) {
        return new ShareScore(GOOD_BAD, tally);
    }

    /**
     * Returns the definition {@code csat.net} for a scale.
     *
     * @throws InvalidInputException if the scale is 0 to 10 or has fewer than four ratings
     */
    public static ScoreDefinition netOn(RatingScale scale) {
        if (scale.points() < 4) {
            throw new InvalidInputException("scale", "must have four ratings or more for a net score, was " + scale);
        }
        return ScoreDefinition.net(
                "csat.net", satisfaction(scale), Direction.HIGHER_IS_BETTER, scale.min() + 1, scale.max() - 1);
    }

    /**
     * Returns the definition {@code csat.rescaled} for a scale.
     *
     * @throws InvalidInputException if the scale is 0 to 10
     */
    public static ScoreDefinition rescaledOn(RatingScale scale) {
        return ScoreDefinition.rescaled("csat.rescaled", satisfaction(scale), Direction.HIGHER_IS_BETTER);
    }

    /**
     * Returns the definition {@code csat.goal>=4} for a scale and a goal of 4.
     *
     * @throws InvalidInputException if the scale is 0 to 10, or the goal is its lowest rating or not on it
     */
    public static ScoreDefinition goalAttainmentOn(RatingScale scale, int goal) {
        if (!satisfaction(scale).contains(goal) || goal == scale.min()) {
            throw new InvalidInputException("goal", "must be above the lowest rating of the scale " + scale);
        }
        return ScoreDefinition.share("csat.goal>=" + goal, scale, Direction.HIGHER_IS_BETTER, goal, scale.max());
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
