package io.crmkit.metrics.score;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static io.crmkit.core.feedback.RatingScale.ZERO_TO_TEN;
import static io.crmkit.metrics.score.Direction.HIGHER_IS_BETTER;
import static io.crmkit.metrics.score.Direction.LOWER_IS_BETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rating.Moments;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreDefinitionTest {
    private static final ScoreDefinition MEAN = ScoreDefinition.mean("m", ONE_TO_FIVE, HIGHER_IS_BETTER);
    private static final ScoreDefinition SHARE = ScoreDefinition.share("s", ONE_TO_FIVE, HIGHER_IS_BETTER, 2, 3);
    private static final ScoreDefinition NET = ScoreDefinition.net("n", ONE_TO_FIVE, HIGHER_IS_BETTER, 2, 4);

    @Test
    void saysWhatEachRatingContributes() {
        assertThat(points(MEAN)).containsExactly(1, 2, 3, 4, 5);
        assertThat(points(SHARE)).containsExactly(0, 100, 100, 0, 0);
        assertThat(points(NET)).containsExactly(-100, -100, 0, 100, 100);
    }

    @Test
    void knowsTheEndsOfItsValue() {
        assertThat(List.of(MEAN.lowest(), MEAN.highest())).containsExactly(1.0, 5.0);
        assertThat(List.of(SHARE.lowest(), SHARE.highest())).containsExactly(0.0, 100.0);
        assertThat(List.of(NET.lowest(), NET.highest())).containsExactly(-100.0, 100.0);
    }

    @Test
    void differsIfAnyPartDiffers() {
        assertThat(List.of(
                        SHARE,
                        ScoreDefinition.share("t", ONE_TO_FIVE, HIGHER_IS_BETTER, 2, 3),
                        ScoreDefinition.share("s", ZERO_TO_TEN, HIGHER_IS_BETTER, 2, 3),
                        ScoreDefinition.share("s", ONE_TO_FIVE, LOWER_IS_BETTER, 2, 3),
                        ScoreDefinition.share("s", ONE_TO_FIVE, HIGHER_IS_BETTER, 1, 3),
                        ScoreDefinition.share("s", ONE_TO_FIVE, HIGHER_IS_BETTER, 2, 4),
                        ScoreDefinition.net("s", ONE_TO_FIVE, HIGHER_IS_BETTER, 2, 3),
                        SHARE.overWeights()))
                .doesNotHaveDuplicates();
        assertThat(SHARE)
                .isEqualTo(ScoreDefinition.share("s", ONE_TO_FIVE, HIGHER_IS_BETTER, 2, 3))
                .hasSameHashCodeAs(ScoreDefinition.share("s", ONE_TO_FIVE, HIGHER_IS_BETTER, 2, 3));
    }

    @Test
    void overWeightsHasItsOwnId() {
        assertThat(MEAN.overWeights().id()).isEqualTo("m.weighted");
        assertThat(MEAN.overWeights().overWeights()).isEqualTo(MEAN.overWeights());
    }

    @Test
    void refusesWhatMakesNoScore() {
        assertRefused(() -> ScoreDefinition.mean(" ", ONE_TO_FIVE, HIGHER_IS_BETTER));
        assertRefused(() -> ScoreDefinition.share("s", ONE_TO_FIVE, HIGHER_IS_BETTER, 4, 3));
        assertRefused(() -> ScoreDefinition.share("s", ONE_TO_FIVE, HIGHER_IS_BETTER, 0, 3));
        assertRefused(() -> ScoreDefinition.net("n", ONE_TO_FIVE, HIGHER_IS_BETTER, 3, 3));
        assertRefused(() -> ScoreDefinition.net("n", ONE_TO_FIVE, HIGHER_IS_BETTER, 2, 6));
        assertRefused(() -> MEAN.points(6));
    }

    @Test
    void aScoreRefusesADefinitionOfAnotherKind() {
        RatingTally tally = RatingTally.of(ONE_TO_FIVE, 5);
        WeightedTally weighted = WeightedTally.builder(ONE_TO_FIVE).build();

        assertRefused(() -> new MeanScore(SHARE, tally));
        assertRefused(() -> new ShareScore(MEAN, tally));
        assertRefused(() -> new MeanScore(MEAN.overWeights(), tally));
        assertRefused(() -> new WeightedScore(MEAN, weighted));
        assertRefused(() -> new MeanScore(MEAN, RatingTally.of(5)));
        assertRefused(() -> new WeightedScore(
                MEAN.overWeights(), WeightedTally.builder(ZERO_TO_TEN).build()));
    }

    @Test
    void momentsAreThoseOfThePointsAndOfNoOtherScale() {
        assertThat(NET.moments(RatingTally.of(ONE_TO_FIVE, 1, 3, 4, 5))).isEqualTo(Moments.of(-100, 0, 100, 100));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> NET.moments(RatingTally.of(1, 3)))
                .withMessageStartingWith("scale ");
    }

    @Test
    void theReasonOfARefusalNamesWhatDiffers() {
        RatingTally tally = RatingTally.of(ONE_TO_FIVE, 5);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new MeanScore(MEAN.overWeights(), tally))
                .withMessage("definition must be for unweighted answers, was m.weighted");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new WeightedScore(
                        MEAN, WeightedTally.builder(ONE_TO_FIVE).build()))
                .withMessage("definition must be for weighted answers, was m");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> SHARE.requireSame(NET))
                .withMessage("definition must be s (SHARE 2..3 on 1..5, HIGHER_IS_BETTER),"
                        + " was n (NET 2..4 on 1..5, HIGHER_IS_BETTER)");
    }

    private static double[] points(ScoreDefinition definition) {
        return IntStream.rangeClosed(1, 5).mapToDouble(definition::points).toArray();
    }

    private static void assertRefused(Runnable call) {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(call::run);
    }
}
