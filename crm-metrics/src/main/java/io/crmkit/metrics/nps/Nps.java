package io.crmkit.metrics.nps;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.WeightedScore;

/**
 * Computes the Net Promoter Score: the percentage of promoters minus the percentage of detractors among the answers to "How
 * likely is it that you would recommend us?" on the scale 0 to 10.
 *
 * <ul>
 *   <li>Detractors answer 0 to 6, passives 7 or 8, promoters 9 or 10. A detractor of 0 counts.
 *   <li>The value lies between -100 and 100 and is not rounded.
 *   <li>Blank, missing and off-scale answers are in no group and not in n.
 *   <li>No answers, no value.
 * </ul>
 *
 * <p>Source: Reichheld, "The One Number You Need to Grow", Harvard Business Review, December 2003.
 */
public final class Nps {
    /** {@code nps}: scale 0 to 10, detractors up to 6, promoters from 9, higher is better. */
    public static final ScoreDefinition DEFINITION =
            ScoreDefinition.net("nps", RatingScale.ZERO_TO_TEN, Direction.HIGHER_IS_BETTER, 6, 9);

    /** {@code enps}: the same question to employees about their employer; does not merge or compare with {@code nps}. */
    public static final ScoreDefinition EMPLOYEE =
            ScoreDefinition.net("enps", RatingScale.ZERO_TO_TEN, Direction.HIGHER_IS_BETTER, 6, 9);

    private Nps() {}

    /**
     * Returns a definition with other breaks on the scale 0 to 10, for {@link NpsScore#NpsScore(ScoreDefinition, RatingTally)}.
     *
     * @param id a name of its own, such as {@code nps.european}
     * @param detractorsTo the highest rating of a detractor
     * @param promotersFrom the lowest rating of a promoter
     * @throws InvalidInputException if the id is blank, {@code nps} or {@code enps}, a break is not on the scale, or
     *     {@code detractorsTo} is not below {@code promotersFrom}
     */
    public static ScoreDefinition withBreaks(String id, int detractorsTo, int promotersFrom) {
        if (id.equals(DEFINITION.id()) || id.equals(EMPLOYEE.id())) {
            throw new InvalidInputException("definition.id", "must not be that of the breaks 6 and 9, was " + id);
        }
        return ScoreDefinition.net(
                id, RatingScale.ZERO_TO_TEN, Direction.HIGHER_IS_BETTER, detractorsTo, promotersFrom);
    }

    /**
     * Returns the Net Promoter Score. Other groups or another scale are another score:
     * {@link NpsScore#NpsScore(ScoreDefinition, RatingTally)} computes it under its own definition, {@link #withBreaks}.
     *
     * @throws InvalidInputException if the scale of the tally is not 0 to 10
     */
    public static NpsScore of(RatingTally tally) {
        return new NpsScore(DEFINITION, tally);
    }

    /**
     * Returns the weighted Net Promoter Score, definition {@code nps.weighted}: the weight of promoters minus that of
     * detractors, in percent of the weight of all responses.
     *
     * @throws InvalidInputException if the scale of the tally is not 0 to 10
     */
    public static WeightedScore of(WeightedTally tally) {
        return new WeightedScore(DEFINITION.overWeights(), tally);
    }

    /**
     * Returns the Net Promoter Score of employees, definition {@code enps}.
     *
     * @throws InvalidInputException if the scale of the tally is not 0 to 10
     */
    public static NpsScore employee(RatingTally tally) {
        return new NpsScore(EMPLOYEE, tally);
    }

    /**
     * Returns the weighted Net Promoter Score of employees, definition {@code enps.weighted}.
     *
     * @throws InvalidInputException if the scale of the tally is not 0 to 10
     */
    public static WeightedScore employee(WeightedTally tally) {
        return new WeightedScore(EMPLOYEE.overWeights(), tally);
    }
}
