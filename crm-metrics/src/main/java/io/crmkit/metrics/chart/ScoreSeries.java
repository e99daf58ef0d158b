package io.crmkit.metrics.chart;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.comparison.Comparison;
import io.crmkit.metrics.comparison.ComparisonMethod;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.ShareScore;
import io.crmkit.metrics.score.WeightedScore;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The scores of consecutive periods under one definition, such as NPS or CSAT by month. It has no average: a
 * month with 3 answers would weigh as much as one with 3,000. {@link #pooled} is the score of all answers.
 *
 * @param <S> the kind of score
 */
public final class ScoreSeries<S extends Score> {
    private final List<S> scores;

    private ScoreSeries(List<S> scores) {
        this.scores = scores;
    }

    /**
     * Returns the series of these scores, in the order of time. A period without responses belongs in it.
     *
     * @throws InvalidInputException if there is no score, two definitions differ, or a score is none of {@link NpsScore},
     *     {@link MeanScore}, {@link ShareScore} and {@link WeightedScore}, so that it cannot be pooled
     */
    public static <S extends Score> ScoreSeries<S> of(List<? extends S> scores) {
        if (scores.isEmpty()) {
            throw new InvalidInputException("scores", "must not be empty");
        }
        List<S> copy = List.copyOf(scores);
        copy.forEach(score -> {
            copy.get(0).definition().requireSame(score.definition());
            PoolableScores.requireKnown(score);
        });
        return new ScoreSeries<>(copy);
    }

    /** Returns the definition of all scores. */
    public ScoreDefinition definition() {
        return scores.get(0).definition();
    }

    /** Returns the scores in the order of time. */
    public List<S> scores() {
        return scores;
    }

    /** Returns how many of the scores have no value. */
    public int gaps() {
        return (int) scores.stream().filter(score -> score.value().isEmpty()).count();
    }

    /**
     * Returns the score of all answers of all periods, with their n and their excluded answers.
     *
     * @throws ArithmeticException if a count does not fit a {@code long}
     */
    public Score pooled() {
        return scores.stream()
                .map(Score.class::cast)
                .reduce(PoolableScores::merge)
                .orElseThrow();
    }

    /**
     * Returns how each period but the first differs from the one before it, in the order of time: a later period minus the
     * earlier one, so that a positive difference is a rise. There is one entry less than there are periods. It is empty where
     * one of the two has too few responses for the method; a gap is not skipped, so it empties the two entries beside it.
     *
     * <p>Nothing is corrected for the number of comparisons: at a level of 0.95 chance alone makes one change of twenty look
     * like one. Who looks at many periods should look at a control chart.
     *
     * @param level the level of the intervals, above 0 and below 1
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public List<Optional<Comparison>> changes(ComparisonMethod<? super S> method, double level) {
        Require.level(level);
        return IntStream.range(1, scores.size())
                .mapToObj(i -> method.of(scores.get(i), scores.get(i - 1), level))
                .toList();
    }
}
