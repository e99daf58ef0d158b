package io.crmkit.metrics.csat;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static io.crmkit.core.feedback.RatingScale.ONE_TO_SEVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.ProportionInterval;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import io.crmkit.metrics.score.MeanScore;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CsatTest {
    private final RatingTally answers = RatingTally.of(ONE_TO_FIVE, 5, 4, 4, 1);

    @Test
    void plainCsatIsTheMeanAndBoxesHaveTheirOwnNames() {
        assertThat(Csat.mean(answers).value()).hasValue(3.5);
        assertThat(Csat.mean(answers).definition().id()).isEqualTo("csat.mean");
        assertThat(Csat.top2Box(answers).value()).hasValue(75);
        assertThat(Csat.top2Box(answers).matching()).isEqualTo(3);
        assertThat(Csat.top2Box(answers).definition().id()).isEqualTo("csat.top2");
        assertThat(Csat.topBox(answers).value()).hasValue(25);
        assertThat(Csat.topBox(answers).definition().id()).isEqualTo("csat.top1");
    }

    @Test
    void whatOtherToolsCallSatisfactionHasItsOwnName() {
        assertThat(Csat.net(answers).value()).hasValue(50);
        assertThat(Csat.net(answers).definition().id()).isEqualTo("csat.net");
        assertThat(Csat.rescaled(answers).value()).hasValue(62.5);
        assertThat(Csat.rescaled(answers).definition().id()).isEqualTo("csat.rescaled");
        assertThat(Csat.goodBad(RatingTally.builder(new RatingScale(0, 1))
                                .add(1, 3)
                                .add(0)
                                .addBlank()
                                .build())
                        .value())
                .hasValue(75);
    }

    @Test
    void theGoalIsPartOfTheDefinition() {
        assertThat(Csat.goalAttainment(answers, 5).value()).hasValue(25);
        assertThat(Csat.goalAttainment(answers, 4).value()).hasValue(75);
        assertThat(Csat.goalAttainment(answers, 4).definition().id()).isEqualTo("csat.goal>=4");
        for (int goal : new int[] {1, 0, 6}) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> Csat.goalAttainment(answers, goal))
                    .withMessage("goal must be above the lowest rating of the scale 1..5");
        }
    }

    @Test
    void rescaledIntervalAndDeviationAreInItsUnit() {
        MeanScore plain = Csat.mean(answers);
        MeanScore rescaled = Csat.rescaled(answers);
        ConfidenceInterval interval = plain.interval(0.95).orElseThrow();

        assertThat(rescaled.standardDeviation().orElseThrow())
                .isCloseTo(25 * plain.standardDeviation().orElseThrow(), within(1e-12));
        assertThat(rescaled.interval(0.95).orElseThrow().rawLower())
                .isCloseTo(25 * (interval.rawLower() - 1), within(1e-12));
        assertThat(rescaled.interval(0.95).orElseThrow().upper()).isEqualTo(100);
        assertThat(Csat.rescaled(RatingTally.of(new RatingScale(0, 49), 49)).value())
                .hasValue(100);
    }

    @Test
    void weightedScoresCountWeight() {
        WeightedTally weighted =
                WeightedTally.builder(ONE_TO_FIVE).add(5, 3).add(1, 1).build();

        assertThat(Csat.mean(weighted).value()).hasValue(4);
        assertThat(Csat.top2Box(weighted).value()).hasValue(75);
        assertThat(Csat.topBox(weighted).definition().id()).isEqualTo("csat.top1.weighted");
        assertThat(Csat.net(weighted).value()).hasValue(50);
        assertThat(Csat.rescaled(weighted).value()).hasValue(75);
        assertThat(Csat.goalAttainment(weighted, 2).value()).hasValue(75);
    }

    @Test
    void boxesAreTheHighestRatingsOfAnyScale() {
        RatingTally seven = RatingTally.of(ONE_TO_SEVEN, 5, 6, 7, 7);

        assertThat(Csat.top2Box(seven).value()).hasValue(75);
        assertThat(Csat.topBox(seven).value()).hasValue(50);
    }

    @Test
    void topTwoOfThreeIsAScore() {
        assertThat(Csat.top2Box(RatingTally.of(new RatingScale(1, 3), 1, 2, 3, 3))
                        .value())
                .hasValue(75);
    }

    @Test
    void topTwoOfTwoIsNoScore() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Csat.top2Box(RatingTally.of(new RatingScale(0, 1), 1)));
    }

    @Test
    void fourRatingsMakeANetScoreAndThreeDoNot() {
        assertThat(Csat.net(RatingTally.of(new RatingScale(1, 4), 4, 3, 1)).value())
                .isPresent();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Csat.net(RatingTally.of(new RatingScale(1, 3), 3)));
    }

    @Test
    void ratingsWithoutTheirScaleAreNoSatisfaction() {
        RatingTally scaleNotStated = RatingTally.of(5, 4, 5);
        WeightedTally weighted =
                WeightedTally.builder(RatingScale.ZERO_TO_TEN).add(5, 1).build();

        for (ThrowingCallable score : List.<ThrowingCallable>of(
                () -> Csat.mean(scaleNotStated),
                () -> Csat.top2Box(scaleNotStated),
                () -> Csat.topBox(scaleNotStated),
                () -> Csat.net(scaleNotStated),
                () -> Csat.rescaled(scaleNotStated),
                () -> Csat.goalAttainment(scaleNotStated, 4),
                () -> Csat.mean(weighted),
                () -> Csat.top2Box(weighted),
                () -> Csat.topBox(weighted))) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(score)
                    .withMessage("scale must not be 0 to 10, that of NPS; state the scale of the question: "
                            + "RatingTally.of(RatingScale, ...)");
        }
    }

    @Test
    void intervalsAreInPercent() {
        assertThat(Csat.top2Box(answers).interval(0.95).orElseThrow().method()).isEqualTo("proportion.wilson");
        assertThat(Csat.topBox(RatingTally.of(ONE_TO_FIVE, 5, 5))
                        .interval(0.95, ProportionInterval.CLOPPER_PEARSON)
                        .orElseThrow()
                        .upper())
                .isEqualTo(100);
    }
}
