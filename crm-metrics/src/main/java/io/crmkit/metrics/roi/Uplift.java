package io.crmkit.metrics.roi;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.comparison.Comparison;
import io.crmkit.metrics.comparison.ProportionComparison;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.ShareScore;
import java.util.Optional;
import java.util.OptionalDouble;
import org.joda.money.Money;

/**
 * How many more people did something, such as buy or stay, among those treated than among those who were not. Both groups must have
 * been drawn at random from the same people; otherwise the difference is also that between the groups. For amounts per customer see
 * {@code MeanComparison.of(Moments, Moments, double)}.
 *
 * @param treated how many people were treated
 * @param treatedResponses how many of them did it
 * @param control how many people were left alone
 * @param controlResponses how many of them did it
 */
public record Uplift(long treated, long treatedResponses, long control, long controlResponses) {
    private static final RatingScale NO_YES = new RatingScale(0, 1);
    private static final ScoreDefinition RESPONSES =
            ScoreDefinition.share("roi.response_rate", NO_YES, Direction.HIGHER_IS_BETTER, 1, 1);

    /**
     * Checks the counts.
     *
     * @throws InvalidInputException if one is negative or more responded than there were
     */
    public Uplift {
        Require.count("uplift.treatedResponses", treatedResponses);
        Require.count("uplift.controlResponses", controlResponses);
        if (treatedResponses > treated || controlResponses > control) {
            throw new InvalidInputException("uplift.responses", "must not be more than the people of the group");
        }
    }

    /**
     * Returns the difference of the two response rates in percentage points, with interval and test; empty if a group is empty.
     *
     * @param level the level of the interval, above 0 and below 1
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public Optional<Comparison> comparison(ProportionComparison method, double level) {
        return method.of(score(treated, treatedResponses), score(control, controlResponses), level);
    }

    /** Returns treated rate / control rate - 1, 0.2 for a fifth more; empty if a group is empty or nobody of the control responded. */
    public OptionalDouble relative() {
        return treated == 0 || controlResponses == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(((double) treatedResponses / treated) / ((double) controlResponses / control) - 1);
    }

    /**
     * Returns what the treatment brought: the responses it caused and the return on what it cost, with the interval of Newcombe carried
     * over to both. Empty if a group is empty or nothing was spent.
     *
     * @param margin what a response is worth before the spend, above 0
     * @param spend what the treatment cost in all, not negative
     * @param level the level of the intervals, above 0 and below 1
     * @throws InvalidInputException if a rule above is broken or the currencies differ
     */
    public Optional<CausedReturn> caused(Money margin, Money spend, double level) {
        if (!margin.isSameCurrency(spend)) {
            throw new InvalidInputException("uplift.margin", "must be in the currency of the spend");
        }
        if (!margin.isPositive() || spend.isNegative()) {
            throw new InvalidInputException("uplift.margin", "must be above 0, and the spend not negative");
        }
        Optional<Comparison> comparison = comparison(ProportionComparison.NEWCOMBE, level);
        return spend.isZero() ? Optional.empty() : comparison.map(found -> caused(found, margin, spend));
    }

    private CausedReturn caused(Comparison found, Money margin, Money spend) {
        double perPoint = treated / 100.0;
        ConfidenceInterval responses = found.interval().times(perPoint);
        double worth =
                100 * margin.getAmount().doubleValue() / spend.getAmount().doubleValue();
        return new CausedReturn(
                found.difference() * perPoint,
                responses,
                found.difference() * perPoint * worth - 100,
                shifted(responses.times(worth), -100));
    }

    private static ConfidenceInterval shifted(ConfidenceInterval interval, double by) {
        return new ConfidenceInterval(
                interval.method(),
                interval.level(),
                interval.lower() + by,
                interval.upper() + by,
                interval.rawLower() + by,
                interval.rawUpper() + by);
    }

    private static ShareScore score(long people, long responses) {
        return new ShareScore(RESPONSES, RatingTally.ofCounts(NO_YES, people - responses, responses));
    }
}
