package io.crmkit.metrics.chart;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.ShareScore;
import io.crmkit.metrics.score.WeightedScore;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The scores of consecutive periods under one definition, such as NPS or CSAT by month. It has no average: a
 * month with 3 answers would weigh as much as one with 3,000. {@link #pooled} is the score of all answers.
 */
public final class ScoreSeries {
    private final List<Score> scores;

    private ScoreSeries(List<Score> scores) {
        this.scores = scores;
    }

    /**
     * Returns the series of these scores, in the order of time. A period without responses belongs in it.
     *
     * @throws InvalidInputException if there is no score, two definitions differ, or a score is none of {@link NpsScore},
     *     {@link MeanScore}, {@link ShareScore} and {@link WeightedScore}, so that it cannot be pooled
     */
    public static ScoreSeries of(List<? extends Score> scores) {
        if (scores.isEmpty()) {
            throw new InvalidInputException("scores", "must not be empty");
        }
        List<Score> copy = List.copyOf(scores);
        copy.forEach(score -> {
            copy.get(0).definition().requireSame(score.definition());
            Moments.requireKnown(score);
        });
        return new ScoreSeries(copy);
    }

    /** Returns the definition of all scores. */
    public ScoreDefinition definition() {
        return scores.get(0).definition();
    }

    /** Returns the scores in the order of time. */
    public List<Score> scores() {
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
        return scores.stream().reduce(Moments::merge).orElseThrow();
    }

    /** Returns the change from each period to the next, one less than there are periods. */
    public List<ScoreChange> changes() {
        return IntStream.range(1, scores.size())
                .mapToObj(i -> new ScoreChange(scores.get(i - 1), scores.get(i)))
                .toList();
    }
}
