package io.crmkit.metrics.ces;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static io.crmkit.core.feedback.RatingScale.ONE_TO_SEVEN;
import static io.crmkit.metrics.score.Direction.HIGHER_IS_BETTER;
import static io.crmkit.metrics.score.Direction.LOWER_IS_BETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import org.junit.jupiter.api.Test;

class CesTest {
    private final RatingTally five = RatingTally.of(ONE_TO_FIVE, 1, 2, 5, 5);
    private final RatingTally seven = RatingTally.of(ONE_TO_SEVEN, 7, 4);

    @Test
    void directionBelongsToTheVersion() {
        assertThat(Ces.v1(five).definition().direction()).isEqualTo(LOWER_IS_BETTER);
        assertThat(Ces.v2(seven).definition().direction()).isEqualTo(HIGHER_IS_BETTER);
        assertThat(Ces.easyMean(five).definition().direction()).isEqualTo(HIGHER_IS_BETTER);
        assertThat(Ces.easyPercent(five).definition().direction()).isEqualTo(HIGHER_IS_BETTER);
    }

    @Test
    void computesMeansAndPercentages() {
        assertThat(Ces.v1(five).value()).hasValue(3.25);
        assertThat(Ces.v2(seven).value()).hasValue(5.5);
        assertThat(Ces.easyMean(five).value()).hasValue(3.25);
        assertThat(Ces.easyPercent(five).value()).hasValue(50);
        assertThat(Ces.v1(five).interval(0.95).orElseThrow().method()).isEqualTo("mean.t");
    }

    @Test
    void weightedVersionsKeepIdAndDirection() {
        WeightedTally weighted =
                WeightedTally.builder(ONE_TO_FIVE).add(5, 3).add(1, 1).build();

        assertThat(Ces.v1(weighted).value()).hasValue(4);
        assertThat(Ces.v1(weighted).definition().id()).isEqualTo("ces.v1.weighted");
        assertThat(Ces.v1(weighted).definition().direction()).isEqualTo(LOWER_IS_BETTER);
        assertThat(Ces.easyMean(weighted).value()).hasValue(4);
        assertThat(Ces.easyPercent(weighted).value()).hasValue(75);
        assertThat(Ces.v2(WeightedTally.builder(ONE_TO_SEVEN).add(7, 1).build()).value())
                .hasValue(7);
        assertThat(Ces.netEasy(weighted).value()).hasValue(50);
        assertThat(Ces.v2Percent(WeightedTally.builder(ONE_TO_SEVEN)
                                .add(5, 1)
                                .add(4, 3)
                                .build())
                        .value())
                .hasValue(25);
    }

    @Test
    void sharesAndNetScoresHaveTheirOwnIds() {
        RatingTally sides = RatingTally.of(ONE_TO_SEVEN, 7, 6, 5, 4, 3, 1, 5, 5);

        assertThat(Ces.v2Percent(sides).value()).hasValue(62.5);
        assertThat(Ces.v2Percent(sides).definition().id()).isEqualTo("ces.v2_percent");
        assertThat(Ces.netEasy(sides).value()).hasValue(37.5);
        assertThat(Ces.netEasy(sides).definition().id()).isEqualTo("ces.net_easy_7pt");
        assertThat(Ces.netEasy(RatingTally.of(ONE_TO_FIVE, 5, 4, 3, 2)).value()).hasValue(25);
        assertThat(Ces.netEasy(five).definition().id()).isEqualTo("ces.net_easy_5pt");
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Ces.netEasy(RatingTally.of(5)));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Ces.v2Percent(five));
    }

    @Test
    void refusesTheScaleOfAnotherVersion() {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Ces.v1(seven));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Ces.v2(five));
    }
}
