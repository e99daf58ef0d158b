package io.crmkit.metrics.nps;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.interval.NpsInterval;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.ScoreDefinition;
import org.junit.jupiter.api.Test;

class NpsTest {
    @Test
    void isTheSnippetOfTheArchitecture() {
        NpsScore nps = Nps.of(RatingTally.of(9, 10, 7, 3));

        assertThat(nps.value()).hasValue(25);
        assertThat(nps.interval(0.95).orElseThrow().contains(25)).isTrue();
        assertThat(nps.responses()).isEqualTo(4);
    }

    @Test
    void saysWhatItIs() {
        NpsScore nps = Nps.of(RatingTally.of(9));

        assertThat(nps.definition().id()).isEqualTo("nps");
        assertThat(nps.definition().scale()).isEqualTo(RatingScale.ZERO_TO_TEN);
        assertThat(nps.definition().direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
        assertThat(Nps.of(WeightedTally.builder(RatingScale.ZERO_TO_TEN).build())
                        .definition()
                        .id())
                .isEqualTo("nps.weighted");
    }

    @Test
    void usesTheRecommendedIntervalUnlessAnotherIsNamed() {
        NpsScore nps = Nps.of(RatingTally.of(9, 10, 7, 3));

        assertThat(nps.interval(0.95)).isEqualTo(nps.interval(0.95, NpsInterval.ADJUSTED_WALD));
        assertThat(nps.interval(0.95, NpsInterval.WALD).orElseThrow().method()).isEqualTo("nps.wald");
    }

    @Test
    void withoutResponsesThereIsNoSpreadEither() {
        NpsScore none = Nps.of(RatingTally.of());

        assertThat(none.variance()).isEmpty();
        assertThat(none.standardError()).isEmpty();
        assertThat(none.interval(0.95, NpsInterval.WALD)).isEmpty();
    }

    @Test
    void scoresWithOtherBreaksDoNotMerge() {
        RatingTally answers = RatingTally.of(9, 8, 3);
        NpsScore lenient = new NpsScore(
                ScoreDefinition.net("nps.8", RatingScale.ZERO_TO_TEN, Direction.HIGHER_IS_BETTER, 6, 8), answers);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Nps.of(answers).merge(lenient))
                .withMessageStartingWith("definition ");
    }

    @Test
    void refusesAnotherScale() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Nps.of(RatingTally.of(ONE_TO_FIVE, 5)))
                .withMessage("scale must be 0..10 for nps, was 1..5");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Nps.of(WeightedTally.builder(ONE_TO_FIVE).build()));
    }

    @Test
    void employeesAndCustomersDoNotMix() {
        RatingTally tally = RatingTally.of(9, 9, 0, 7);

        assertThat(Nps.employee(tally).value()).hasValue(25);
        assertThat(Nps.employee(tally).definition().id()).isEqualTo("enps");
        assertThat(Nps.employee(WeightedTally.builder(RatingScale.ZERO_TO_TEN)
                                .add(9, 3)
                                .add(0, 1)
                                .build())
                        .value())
                .hasValue(50);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Nps.of(tally).merge(Nps.employee(tally)));
    }

    @Test
    void otherBreaksNeedAnotherName() {
        NpsScore european = new NpsScore(Nps.withBreaks("nps.european", 5, 8), RatingTally.of(6, 8, 8, 5));

        assertThat(european.value()).hasValue(25);
        for (String taken : new String[] {"nps", "enps", " "}) {
            assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Nps.withBreaks(taken, 5, 8));
        }
    }
}
