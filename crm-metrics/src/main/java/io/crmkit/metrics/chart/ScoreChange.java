package io.crmkit.metrics.chart;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.score.Score;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The change of a score from one period to another, with what tells it from chance. The answers of the two periods must come
 * from different people or at least be independent; for the same people asked twice it is too cautious.
 *
 * @param before the score of the earlier period
 * @param after the score of the later period
 */
public record ScoreChange(Score before, Score after) {
    /**
     * Checks that the two mean the same.
     *
     * @throws InvalidInputException if the definitions differ, or a score is of a kind that {@link ScoreSeries} refuses
     */
    public ScoreChange {
        before.definition().requireSame(after.definition());
        Moments.requireKnown(before);
        Moments.requireKnown(after);
    }

    /** Returns after minus before, in the unit of the score; empty if one of the two has no value. */
    public OptionalDouble difference() {
        if (before.value().isEmpty() || after.value().isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(after.value().getAsDouble() - before.value().getAsDouble());
    }

    /**
     * Returns by how much the score became better in the direction of its definition; empty if one of the two has no value.
     */
    public OptionalDouble improvement() {
        return after.improvementOver(before);
    }

    /**
     * Returns how far the difference is from chance: adjusted Wald for net scores, Agresti-Caffo for shares, Welch's t for
     * means, normal with linearised standard errors for weighted answers. Empty if one of the two has no value, for a mean or
     * weighted score with too few answers for a variance, and if all answers of both means or weighted scores are alike.
     *
     * <p>Of twenty changes by chance one has p below 0.05. Who looks at many periods should look at a control chart.
     *
     * @param level the confidence level of the interval, above 0 and below 1
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public Optional<Significance> significance(double level) {
        if (!(level > 0 && level < 1)) {
            throw new InvalidInputException("level", "must be above 0 and below 1");
        }
        return difference().isEmpty() ? Optional.empty() : Estimate.compare(before, after, level);
    }
}
