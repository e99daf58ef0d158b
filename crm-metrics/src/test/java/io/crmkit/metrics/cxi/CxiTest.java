package io.crmkit.metrics.cxi;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static io.crmkit.core.feedback.RatingScale.ONE_TO_SEVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.rating.RatingTally;
import org.junit.jupiter.api.Test;

class CxiTest {
    private final RatingTally good = RatingTally.of(ONE_TO_FIVE, 5, 4, 4, 1);
    private final RatingTally mixed = RatingTally.of(ONE_TO_FIVE, 5, 3, 2);
    private final RatingTally none = RatingTally.builder(ONE_TO_FIVE).addBlank().build();

    @Test
    void eachQuestionMustBeAtItsPlace() {
        Cxi cxi = Cxi.of(good, mixed, good);

        assertThatThrownBy(() -> new Cxi(/* needs= */ cxi.ease(), /* ease= */ cxi.ease(), /* emotion= */ cxi.emotion()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cxi.needs");
        assertThatThrownBy(
                        () -> new Cxi(/* needs= */ cxi.needs(), /* ease= */ cxi.needs(), /* emotion= */ cxi.emotion()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cxi.ease");
        assertThatThrownBy(() -> new Cxi(/* needs= */ cxi.needs(), /* ease= */ cxi.ease(), /* emotion= */ cxi.ease()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cxi.emotion");
    }

    @Test
    void isTheMeanOfThreeNetScores() {
        Cxi cxi = Cxi.of(good, mixed, mixed);

        assertThat(cxi.needs().value()).hasValue(50);
        assertThat(cxi.value().orElseThrow()).isCloseTo(50 / 3.0, within(1e-12));
    }

    @Test
    void aQuestionWithoutResponsesLeavesNoIndex() {
        assertThat(Cxi.of(good, mixed, none).value()).isEmpty();
        assertThat(Cxi.of(good, mixed, none).interval(0.95)).isEmpty();
    }

    @Test
    void ofThreeEqualQuestionsTheIntervalIsThatOfOne() {
        Cxi cxi = Cxi.of(good, good, good);
        ConfidenceInterval one = cxi.needs().interval(0.95).orElseThrow();
        ConfidenceInterval all = cxi.interval(0.95).orElseThrow();

        assertThat(all.rawLower()).isCloseTo(one.rawLower(), within(1e-12));
        assertThat(all.rawUpper()).isCloseTo(one.rawUpper(), within(1e-12));
        assertThat(all.method()).isEqualTo("cxi.adjusted_wald");
    }

    @Test
    void pooledAnswersAreTheIndexOfAll() {
        assertThat(Cxi.of(good, good, good).merge(Cxi.of(mixed, mixed, mixed)))
                .isEqualTo(Cxi.of(good.merge(mixed), good.merge(mixed), good.merge(mixed)));
    }

    @Test
    void refusesAnotherScaleAndAnotherOrder() {
        RatingTally seven = RatingTally.of(ONE_TO_SEVEN, 5);
        Cxi cxi = Cxi.of(good, mixed, good);

        assertThatThrownBy(() -> Cxi.of(good, seven, good)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Cxi(/* needs= */ cxi.ease(), /* ease= */ cxi.needs(), cxi.emotion()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Cxi.of(good, mixed, none).interval(1)).isInstanceOf(InvalidInputException.class);
    }
}
