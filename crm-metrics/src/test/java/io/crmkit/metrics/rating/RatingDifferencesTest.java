package io.crmkit.metrics.rating;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatingDifferencesTest {
    @Test
    void countsTheSecondRatingMinusTheFirst() {
        RatingTally tally = RatingDifferences.on(ONE_TO_FIVE)
                .add(5, 1)
                .add(1, 5)
                .addText("3.0", "4")
                .addText("2", "2")
                .tally();

        assertThat(tally.scale()).isEqualTo(new RatingScale(-4, 4));
        assertThat(tally.counts()).containsExactly(1, 0, 0, 0, 1, 1, 0, 0, 1);
    }

    @Test
    void anIncompletePairIsCountedOnceByItsFirstReason() {
        RatingTally tally = RatingDifferences.on(ONE_TO_FIVE, "0")
                .add(0, 6)
                .add(4, 6)
                .addText("4", " ")
                .addText("2.5", "")
                .exclude(Exclusion.BLANK, 3)
                .tally();

        assertThat(tally.responses()).isZero();
        assertThat(tally.excluded().byReason())
                .containsOnly(
                        Map.entry(Exclusion.MISSING_CODE, 1L),
                        Map.entry(Exclusion.OUT_OF_RANGE, 1L),
                        Map.entry(Exclusion.BLANK, 4L),
                        Map.entry(Exclusion.NOT_WHOLE, 1L));
    }

    @Test
    void textThatIsNoNumberCountsNothing() {
        RatingDifferences pairs = RatingDifferences.on(ONE_TO_FIVE);

        assertThatThrownBy(() -> pairs.addText("4", "four")).isInstanceOf(InvalidInputException.class);
        assertThat(pairs.tally().rows()).isZero();
    }

    @Test
    void differencesMustFitAScale() {
        assertThat(RatingDifferences.differences(new RatingScale(0, 499))).isEqualTo(new RatingScale(-499, 499));
        assertThatThrownBy(() -> RatingDifferences.on(new RatingScale(0, 500)))
                .isInstanceOf(InvalidInputException.class);
    }
}
