package io.crmkit.metrics.gap;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static io.crmkit.core.feedback.RatingScale.ONE_TO_SEVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.comparison.Comparison;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.rating.RatingDifferences;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.MeanScore;
import org.apache.commons.statistics.inference.TTest;
import org.junit.jupiter.api.Test;

class ExpectationGapTest {
    private static final int[] EXPECTED = {5, 4, 4, 3, 5, 2};
    private static final int[] PERCEIVED = {4, 4, 2, 3, 3, 3};

    private static RatingTally pairs() {
        RatingDifferences pairs = RatingDifferences.on(ONE_TO_FIVE);
        for (int i = 0; i < EXPECTED.length; i++) {
            pairs.add(EXPECTED[i], PERCEIVED[i]);
        }
        return pairs.tally();
    }

    @Test
    void missedExpectationsAreBelowZero() {
        MeanScore gap = ExpectationGap.paired(pairs());

        assertThat(gap.value().orElseThrow()).isCloseTo(-4 / 6.0, within(1e-15));
        assertThat(gap.definition().id()).isEqualTo("gap.paired");
        assertThat(gap.definition().lowest()).isEqualTo(-4);
        assertThat(gap.definition().highest()).isEqualTo(4);
    }

    @Test
    void theIntervalOfPairsIsThatOfTheirDifferences() {
        TTest.Result reference = TTest.withDefaults().test(new double[] {-1, 0, -2, 0, -2, 1});
        ConfidenceInterval interval = ExpectationGap.paired(pairs())
                .interval(1 - reference.getPValue())
                .orElseThrow();

        // at the level 1 - p the interval just touches 0
        assertThat(interval.upper()).isCloseTo(0, within(1e-9));
    }

    @Test
    void peopleWithOneAnswerAreExcluded() {
        RatingTally pairs = RatingDifferences.on(ONE_TO_FIVE)
                .add(5, 4)
                .addText("5", "")
                .addText("", "5")
                .tally();

        MeanScore gap = ExpectationGap.paired(pairs);

        assertThat(gap.value()).hasValue(-1);
        assertThat(gap.responses()).isEqualTo(1);
        assertThat(gap.excluded().total()).isEqualTo(2);
    }

    @Test
    void twoTalliesHaveTheSameGapAndTheIntervalOfWelch() {
        Comparison gap = ExpectationGap.unpaired(
                        RatingTally.of(ONE_TO_FIVE, PERCEIVED), RatingTally.of(ONE_TO_FIVE, EXPECTED), 0.95)
                .orElseThrow();

        assertThat(gap.difference()).isCloseTo(-4 / 6.0, within(1e-15));
        assertThat(gap.interval().method()).isEqualTo("mean.two_sample_welch");
        assertThat(gap.interval().contains(gap.difference())).isTrue();
    }

    @Test
    void withoutAnswersThereIsNoGap() {
        assertThat(ExpectationGap.paired(RatingDifferences.on(ONE_TO_FIVE).tally())
                        .value())
                .isEmpty();
        assertThat(ExpectationGap.unpaired(RatingTally.of(ONE_TO_FIVE), RatingTally.of(ONE_TO_FIVE, EXPECTED), 0.95))
                .isEmpty();
    }

    @Test
    void ratingsAreNoDifferences() {
        assertThatThrownBy(() -> ExpectationGap.paired(RatingTally.of(ONE_TO_FIVE, 3)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("scale must be one of differences, was 1..5");
        assertThatThrownBy(() -> ExpectationGap.unpaired(
                        RatingTally.of(ONE_TO_FIVE, 3, 4), RatingTally.of(ONE_TO_SEVEN, 3, 4), 0.95))
                .isInstanceOf(InvalidInputException.class);
    }
}
