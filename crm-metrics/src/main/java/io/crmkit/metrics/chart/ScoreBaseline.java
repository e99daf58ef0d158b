package io.crmkit.metrics.chart;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A frozen baseline for scores of periods with different numbers of responses: the centre is the pooled score, and a period
 * with n responses has the limits centre ± 3 deviation/√n, clipped to the bounds of the definition. For a share this is the p
 * chart in percent; for NPS and means it is the same chart with the standard deviation of one answer in the place of √(p(1 -
 * p)). A period without responses is a gap.
 *
 * @param definition the definition of the scores, over unweighted answers
 * @param centre the pooled score
 * @param deviation the standard deviation of what one answer contributes, divisor n, over all answers of the baseline
 * @param responses how many answers it was computed from, at least 1
 * @param periods how many periods they came from
 * @param gaps how many periods had no response
 */
public record ScoreBaseline(
        ScoreDefinition definition, double centre, double deviation, long responses, int periods, int gaps) {
    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if the definition is over weighted answers, the centre is outside its bounds, the
     *     deviation is negative or not finite, or a number of answers or periods is out of range
     */
    public ScoreBaseline {
        if (definition.weighted()) {
            throw new InvalidInputException("baseline.definition", "must be over unweighted answers");
        }
        if (!(centre >= definition.lowest() && centre <= definition.highest())) {
            throw new InvalidInputException("baseline.centre", "must lie within the bounds of the definition");
        }
        if (!(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("baseline.deviation", "must be finite and not negative");
        }
        if (responses < 1 || periods < 1 || gaps < 0) {
            throw new InvalidInputException("baseline.responses", "must be at least 1, as periods; gaps not negative");
        }
    }

    /**
     * Returns the baseline that these periods set; 20 or more from a time known to be stable are usual. Empty if none has a
     * response.
     *
     * @throws InvalidInputException if the answers have weights
     */
    public static Optional<ScoreBaseline> of(ScoreSeries<?> series) {
        Score pooled = series.pooled();
        RatingTally tally = PoolableScores.tally(pooled);
        if (pooled.value().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ScoreBaseline(
                series.definition(),
                pooled.value().getAsDouble(),
                Math.sqrt(
                        series.definition().moments(tally).populationVariance().orElseThrow()),
                pooled.responses(),
                series.scores().size() - series.gaps(),
                series.gaps()));
    }

    /**
     * Returns the limits of a period with so many responses.
     *
     * @throws InvalidInputException if there is not at least one response
     */
    public ControlLimits limits(long periodResponses) {
        if (periodResponses < 1) {
            throw new InvalidInputException("responses", "must be at least 1");
        }
        return ControlLimits.of(
                centre,
                deviation / Math.sqrt((double) periodResponses),
                ControlLimits.SHEWHART_WIDTH,
                definition.lowest(),
                definition.highest());
    }

    /**
     * Returns these scores held against this baseline.
     *
     * @throws InvalidInputException if the scores have another definition
     */
    public ControlChart chart(ScoreSeries<?> series) {
        definition.requireSame(series.definition());
        List<ChartPoint> points = new ArrayList<>();
        List<Integer> gaps = new ArrayList<>();
        for (int i = 0; i < series.scores().size(); i++) {
            Score score = series.scores().get(i);
            if (score.value().isPresent()) {
                points.add(
                        new ChartPoint(i, score.responses(), score.value().getAsDouble(), limits(score.responses())));
            } else {
                gaps.add(i);
            }
        }
        return new ControlChart("score", true, points, gaps);
    }
}
