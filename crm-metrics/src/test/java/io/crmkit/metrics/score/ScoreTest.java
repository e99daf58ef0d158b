package io.crmkit.metrics.score;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static io.crmkit.core.feedback.RatingScale.ONE_TO_SEVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.ces.Ces;
import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.interval.MeanInterval;
import io.crmkit.metrics.interval.WeightedInterval;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.rating.Exclusion;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every kind of score. */
class ScoreTest {
    static Stream<Score> withoutResponses() {
        RatingTally nps =
                RatingTally.builder(RatingScale.ZERO_TO_TEN).addBlank().build();
        RatingTally five = RatingTally.builder(ONE_TO_FIVE).addBlank().build();
        WeightedTally weighted =
                WeightedTally.builder(ONE_TO_FIVE).addText("", 1).build();
        return Stream.of(
                Nps.of(nps), Csat.mean(five), Csat.top2Box(five), Csat.topBox(five), Ces.v1(five), Csat.mean(weighted));
    }

    @ParameterizedTest
    @MethodSource("withoutResponses")
    void withoutResponsesThereIsNoValueAndNoInterval(Score score) {
        assertThat(score.value()).isEmpty();
        assertThat(score.undefined()).hasValue(Undefined.NO_RESPONSES);
        assertThat(score.interval(0.95)).isEmpty();
        assertThat(score.responses()).isZero();
        assertThat(score.excluded().count(Exclusion.BLANK)).isEqualTo(1);
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> score.interval(1));
    }

    @Test
    void weightsOfZeroGiveNoValue() {
        WeightedScore score =
                Csat.mean(WeightedTally.builder(ONE_TO_FIVE).add(5, 0).build());

        assertThat(score.value()).isEmpty();
        assertThat(score.undefined()).hasValue(Undefined.NO_WEIGHT);
        assertThat(score.interval(0.95)).isEmpty();
        assertThat(score.responses()).isEqualTo(1);
    }

    @Test
    void oneResponseHasAMeanWithoutInterval() {
        MeanScore one = Csat.mean(RatingTally.of(ONE_TO_FIVE, 4));

        assertThat(one.value()).hasValue(4);
        assertThat(one.undefined()).isEmpty();
        assertThat(one.standardDeviation()).isEmpty();
        assertThat(one.interval(0.95)).isEmpty();
        assertThat(one.interval(0.95, MeanInterval.NORMAL)).isEmpty();
    }

    @Test
    void oneAnswerWithAllTheWeightHasNoInterval() {
        WeightedScore score =
                Csat.mean(WeightedTally.builder(ONE_TO_FIVE).add(4, 2).add(1, 0).build());

        assertThat(score.value()).hasValue(4);
        assertThat(score.effectiveResponses()).hasValue(1);
        assertThat(score.interval(0.95)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void oneAnswerHasNoStandardError(WeightedInterval method) {
        assertThat(Nps.of(weighted(8, 1)).standardError(method)).isEmpty();
    }

    @Test
    void theSameAnswersAreNotTheSameScore() {
        RatingTally answers = RatingTally.of(ONE_TO_FIVE, 1, 2, 5);

        // effort and ease have one scale and opposite directions
        assertRefused(() -> Ces.v1(answers).improvementOver(Ces.easyMean(answers)));
        assertRefused(() -> Ces.v1(answers).merge(Ces.easyMean(answers)));
        assertRefused(() -> Csat.mean(answers).merge(Ces.easyMean(answers)));
        assertRefused(() -> Csat.top2Box(answers).merge(Csat.topBox(answers)));
        assertRefused(() -> Csat.mean(answers).improvementOver(Csat.mean(RatingTally.of(ONE_TO_SEVEN, 5))));
        assertRefused(() -> Csat.mean(answers)
                .improvementOver(
                        Csat.mean(WeightedTally.builder(ONE_TO_FIVE).add(5, 1).build())));
        assertRefused(() -> Nps.of(
                        WeightedTally.builder(RatingScale.ZERO_TO_TEN).build())
                .merge(new WeightedScore(
                        ScoreDefinition.mean("ltr", RatingScale.ZERO_TO_TEN, Direction.HIGHER_IS_BETTER)
                                .overWeights(),
                        WeightedTally.builder(RatingScale.ZERO_TO_TEN).build())));
    }

    @Test
    void mergeIsTheScoreOfAllAnswers() {
        assertThat(Csat.mean(RatingTally.of(ONE_TO_FIVE, 5, 5, 5)).merge(Csat.mean(RatingTally.of(ONE_TO_FIVE, 1))))
                .isEqualTo(Csat.mean(RatingTally.of(ONE_TO_FIVE, 1, 5, 5, 5)));
        assertThat(Csat.topBox(RatingTally.of(ONE_TO_FIVE, 5)).merge(Csat.topBox(RatingTally.of(ONE_TO_FIVE, 1))))
                .isEqualTo(Csat.topBox(RatingTally.of(ONE_TO_FIVE, 1, 5)));
        assertThat(Nps.of(weighted(10, 3)).merge(Nps.of(weighted(0, 1))).value())
                .hasValue(50);
    }

    @Test
    void improvementFollowsTheDirection() {
        RatingTally low = RatingTally.of(ONE_TO_FIVE, 2, 2);
        RatingTally high = RatingTally.of(ONE_TO_FIVE, 3, 4);

        assertThat(Ces.easyMean(high).improvementOver(Ces.easyMean(low))).hasValue(1.5);
        assertThat(Ces.v1(high).improvementOver(Ces.v1(low))).hasValue(-1.5);
        assertThat(Ces.v1(high).improvementOver(Ces.v1(RatingTally.of(ONE_TO_FIVE))))
                .isEmpty();
    }

    @Test
    void countsBeyondTheDigitsOfADoubleStayOnTheScale() {
        MeanScore score = Csat.mean(
                RatingTally.builder(ONE_TO_FIVE).add(5, Long.MAX_VALUE).build());

        assertThat(score.value()).hasValue(5);
        assertThat(score.interval(0.95).orElseThrow().upper()).isEqualTo(5);
    }

    @Test
    void marginOfAMeanIsThatOfItsMethod() {
        MeanScore score = Csat.mean(RatingTally.of(ONE_TO_FIVE, 2, 3, 4)); // sample variance 1

        assertThat(score.interval(0.95).orElseThrow().rawUpper())
                .isCloseTo(3 + 4.302652729749 / Math.sqrt(3), within(1e-9));
        assertThat(score.interval(0.95).orElseThrow().upper()).isEqualTo(5);
        assertThat(score.interval(0.95, MeanInterval.NORMAL).orElseThrow().upper())
                .isCloseTo(3 + 1.959963984540 / Math.sqrt(3), within(1e-9));
    }

    @Test
    void marginOfAWeightedScoreIsThatOfItsMethod() {
        WeightedScore score = Nps.of(WeightedTally.builder(RatingScale.ZERO_TO_TEN)
                .add(10, 3)
                .add(8, 1)
                .add(0, 1)
                .build());

        // s = 0.4; linearised: 9 × 0.36 + 0.16 + 1.96 over 25; Kish: (3 × 0.36 + 0.16 + 1.96) / 5 × 11 / 25
        assertThat(score.standardError(WeightedInterval.LINEARISED).orElseThrow())
                .isCloseTo(100 * Math.sqrt(5.36 / 25), within(1e-9));
        assertThat(score.standardError(WeightedInterval.KISH).orElseThrow())
                .isCloseTo(100 * Math.sqrt(0.64 * 11 / 25), within(1e-9));
        double n = 25.0 / 11;
        double quantile = TDistribution.of(n - 1).inverseSurvivalProbability(0.025);
        assertThat(score.interval(0.95, WeightedInterval.KISH).orElseThrow().rawUpper())
                .isCloseTo(40 + quantile * 100 * Math.sqrt(0.64 * 11 / 25 * n / (n - 1)), within(1e-6));
        assertThat(score.interval(0.95).orElseThrow().method()).isEqualTo("weighted.linearised");
    }

    private static WeightedTally weighted(int rating, double weight) {
        return WeightedTally.builder(RatingScale.ZERO_TO_TEN)
                .add(rating, weight)
                .build();
    }

    private static void assertRefused(Runnable call) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.field()).isEqualTo("definition"));
    }
}
