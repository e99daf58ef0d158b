package io.crmkit.metrics.cxi;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static io.crmkit.metrics.score.Direction.HIGHER_IS_BETTER;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.NpsInterval;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.ScoreDefinition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The Customer Experience Index {@code cxi}: the mean of three net scores, each the percentage of answers 4 and 5 minus that
 * of 1 and 2 on a scale of 1 to 5. From -100 to 100, higher is better, not rounded. A question that was left out is excluded
 * for that question alone. A question without responses leaves the index without a value: the mean of the other two would be
 * another index.
 *
 * <p>Source: Forrester, as computed by cran/marketr (cxi_calc); what Forrester publishes today has other parts.
 *
 * @param needs whether the customer's needs were met, definition {@code cxi.needs}
 * @param ease whether it was easy, definition {@code cxi.ease}
 * @param emotion whether it felt good, definition {@code cxi.emotion}
 */
public record Cxi(NpsScore needs, NpsScore ease, NpsScore emotion) {
    private static final ScoreDefinition NEEDS = definition("cxi.needs");
    private static final ScoreDefinition EASE = definition("cxi.ease");
    private static final ScoreDefinition EMOTION = definition("cxi.emotion");

    /**
     * Checks the questions.
     *
     * @throws InvalidInputException if a score is not that of its question
     */
    public Cxi {
        NEEDS.requireSame(needs.definition());
        EASE.requireSame(ease.definition());
        EMOTION.requireSame(emotion.definition());
    }

    /**
     * Returns the index of the answers to the three questions.
     *
     * @throws InvalidInputException if a scale is not 1 to 5
     */
    public static Cxi of(RatingTally needs, RatingTally ease, RatingTally emotion) {
        return new Cxi(new NpsScore(NEEDS, needs), new NpsScore(EASE, ease), new NpsScore(EMOTION, emotion));
    }

    /** Returns the index; empty if one of the questions has no response. */
    public OptionalDouble value() {
        return parts().stream().anyMatch(part -> part.value().isEmpty())
                ? OptionalDouble.empty()
                : OptionalDouble.of((needs.value().orElseThrow()
                                + ease.value().orElseThrow()
                                + emotion.value().orElseThrow())
                        / 3);
    }

    /**
     * Returns the interval {@code cxi.adjusted_wald}, from the mean of the three lower ends to the mean of the
     * upper ends by {@link NpsInterval#ADJUSTED_WALD}. The same people answer the three questions, and their answers go
     * together; the standard deviation of a mean is never above the mean of the standard deviations, so the interval covers
     * with at least the level however much they do. Empty if one of the questions has no response.
     *
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public Optional<ConfidenceInterval> interval(double level) {
        Require.level(level);
        if (value().isEmpty()) {
            return Optional.empty();
        }
        double lower = 0;
        double upper = 0;
        for (NpsScore part : parts()) {
            ConfidenceInterval interval =
                    part.interval(level, NpsInterval.ADJUSTED_WALD).orElseThrow();
            lower += interval.rawLower() / 3;
            upper += interval.rawUpper() / 3;
        }
        return Optional.of(ConfidenceInterval.of("cxi.adjusted_wald", level, lower, upper, -100, 100));
    }

    /**
     * Returns the index of the answers of both, as if they had been counted together.
     *
     * @throws ArithmeticException if a count does not fit a {@code long}
     */
    public Cxi merge(Cxi other) {
        return new Cxi(needs.merge(other.needs), ease.merge(other.ease), emotion.merge(other.emotion));
    }

    private List<NpsScore> parts() {
        return List.of(needs, ease, emotion);
    }

    private static ScoreDefinition definition(String id) {
        return ScoreDefinition.net(id, ONE_TO_FIVE, HIGHER_IS_BETTER, 2, 4);
    }
}
