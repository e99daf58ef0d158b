package io.crmkit.metrics.ces;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static io.crmkit.core.feedback.RatingScale.ONE_TO_SEVEN;
import static io.crmkit.metrics.score.Direction.HIGHER_IS_BETTER;
import static io.crmkit.metrics.score.Direction.LOWER_IS_BETTER;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.ShareScore;
import io.crmkit.metrics.score.WeightedScore;

/**
 * Computes Customer Effort Scores. Direction and scale differ between versions and are part of the definition, so scores of
 * two versions never merge or compare. No answers, no value; one answer, no interval of a mean.
 *
 * <p>Sources: Dixon, Freeman and Toman, "Stop Trying to Delight Your Customers", Harvard Business Review, July 2010 (first
 * version); CEB 2013 (second version; the rule for its percentage is common usage and was not checked against a text); Delighted, help
 * article 249 (percentage on five points).
 */
public final class Ces {
    /** {@code ces.v1}: "How much effort did you have to put forth?", 1 very low to 5 very high; lower is better. */
    public static final ScoreDefinition V1 = ScoreDefinition.mean("ces.v1", ONE_TO_FIVE, LOWER_IS_BETTER);
    /** {@code ces.v2}: "made it easy to handle my issue", 1 to 7 disagree to agree; higher is better. */
    public static final ScoreDefinition V2 = ScoreDefinition.mean("ces.v2", ONE_TO_SEVEN, HIGHER_IS_BETTER);
    /** {@code ces.easy_mean_5pt}: ease from 1 difficult to 5 easy, mean; higher is better. */
    public static final ScoreDefinition EASY_MEAN =
            ScoreDefinition.mean("ces.easy_mean_5pt", ONE_TO_FIVE, HIGHER_IS_BETTER);
    /** {@code ces.easy_percent_5pt}: percentage of 4 and 5 on ease from 1 difficult to 5 easy; higher is better. */
    public static final ScoreDefinition EASY_PERCENT =
            ScoreDefinition.share("ces.easy_percent_5pt", ONE_TO_FIVE, HIGHER_IS_BETTER, 4, 5);

    /** {@code ces.v2_percent}: percentage of 5 to 7 on the question of {@link #V2}; higher is better. */
    public static final ScoreDefinition V2_PERCENT =
            ScoreDefinition.share("ces.v2_percent", ONE_TO_SEVEN, HIGHER_IS_BETTER, 5, 7);
    /** {@code ces.net_easy_5pt}: percentage of 4 and 5 minus that of 1 and 2 on ease from 1 difficult to 5 easy. */
    public static final ScoreDefinition NET_EASY_FIVE =
            ScoreDefinition.net("ces.net_easy_5pt", ONE_TO_FIVE, HIGHER_IS_BETTER, 2, 4);
    /** {@code ces.net_easy_7pt}: percentage of 5 to 7 minus that of 1 to 3 on ease from 1 difficult to 7 easy. */
    public static final ScoreDefinition NET_EASY_SEVEN =
            ScoreDefinition.net("ces.net_easy_7pt", ONE_TO_SEVEN, HIGHER_IS_BETTER, 3, 5);

    private Ces() {}

    /**
     * Returns the mean effort of the first version, 1 to 5, lower is better.
     *
     * @throws InvalidInputException if the scale of the tally is not 1 to 5
     */
    public static MeanScore v1(RatingTally tally) {
        return new MeanScore(V1, tally);
    }

    /**
     * Returns the weighted mean effort of the first version, 1 to 5, lower is better.
     *
     * @throws InvalidInputException if the scale of the tally is not 1 to 5
     */
    public static WeightedScore v1(WeightedTally tally) {
        return new WeightedScore(V1.overWeights(), tally);
    }

    /**
     * Returns the mean agreement of the second version, 1 to 7, higher is better.
     *
     * @throws InvalidInputException if the scale of the tally is not 1 to 7
     */
    public static MeanScore v2(RatingTally tally) {
        return new MeanScore(V2, tally);
    }

    /**
     * Returns the weighted mean agreement of the second version, 1 to 7, higher is better.
     *
     * @throws InvalidInputException if the scale of the tally is not 1 to 7
     */
    public static WeightedScore v2(WeightedTally tally) {
        return new WeightedScore(V2.overWeights(), tally);
    }

    /**
     * Returns the mean ease on five points, higher is better.
     *
     * @throws InvalidInputException if the scale of the tally is not 1 to 5
     */
    public static MeanScore easyMean(RatingTally tally) {
        return new MeanScore(EASY_MEAN, tally);
    }

    /**
     * Returns the weighted mean ease on five points, higher is better.
     *
     * @throws InvalidInputException if the scale of the tally is not 1 to 5
     */
    public static WeightedScore easyMean(WeightedTally tally) {
        return new WeightedScore(EASY_MEAN.overWeights(), tally);
    }

    /**
     * Returns the percentage of 4 and 5 on five points of ease, higher is better.
     *
     * @throws InvalidInputException if the scale of the tally is not 1 to 5
     */
    public static ShareScore easyPercent(RatingTally tally) {
        return new ShareScore(EASY_PERCENT, tally);
    }

    /**
     * Returns the weighted percentage of 4 and 5 on five points of ease, higher is better.
     *
     * @throws InvalidInputException if the scale of the tally is not 1 to 5
     */
    public static WeightedScore easyPercent(WeightedTally tally) {
        return new WeightedScore(EASY_PERCENT.overWeights(), tally);
    }

    /**
     * Returns the percentage of 5 to 7 on the question of the second version, higher is better.
     *
     * @throws InvalidInputException if the scale of the tally is not 1 to 7
     */
    public static ShareScore v2Percent(RatingTally tally) {
        return new ShareScore(V2_PERCENT, tally);
    }

    /**
     * Returns the weighted percentage of 5 to 7 on the question of the second version, higher is better.
     *
     * @throws InvalidInputException if the scale of the tally is not 1 to 7
     */
    public static WeightedScore v2Percent(WeightedTally tally) {
        return new WeightedScore(V2_PERCENT.overWeights(), tally);
    }

    /**
     * Returns the percentage of answers on the easy side minus that on the difficult side, -100 to 100, higher is better:
     * {@link #NET_EASY_FIVE} or {@link #NET_EASY_SEVEN} by the scale of the tally.
     *
     * @throws InvalidInputException if the scale of the tally is neither 1 to 5 nor 1 to 7
     */
    public static NpsScore netEasy(RatingTally tally) {
        return new NpsScore(netEasy(tally.scale()), tally);
    }

    /**
     * Returns the weighted net easy score, as {@link #netEasy(RatingTally)}.
     *
     * @throws InvalidInputException if the scale of the tally is neither 1 to 5 nor 1 to 7
     */
    public static WeightedScore netEasy(WeightedTally tally) {
        return new WeightedScore(netEasy(tally.scale()).overWeights(), tally);
    }

    private static ScoreDefinition netEasy(RatingScale scale) {
        // the definition for five points refuses what is neither
        return scale.equals(ONE_TO_SEVEN) ? NET_EASY_SEVEN : NET_EASY_FIVE;
    }
}
