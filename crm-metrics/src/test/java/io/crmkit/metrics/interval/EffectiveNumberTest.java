package io.crmkit.metrics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals of weighted shares, which take an effective n in place of counts. */
class EffectiveNumberTest {
    @ParameterizedTest
    @EnumSource
    void equalWeightsGiveTheIntervalOfTheCounts(NpsInterval method) {
        ConfidenceInterval counts = method.of(5, 10, 35, 0.95).orElseThrow();
        ConfidenceInterval shares = method.ofShares(0.1, 0.7, 50, 0.95).orElseThrow();

        assertThat(shares.method()).isEqualTo(method.id() + ".weighted");
        assertThat(shares.rawLower()).isCloseTo(counts.rawLower(), within(1e-9));
        assertThat(shares.rawUpper()).isCloseTo(counts.rawUpper(), within(1e-9));
    }

    @ParameterizedTest
    @EnumSource
    void equalWeightsGiveTheIntervalOfTheCounts(ProportionInterval method) {
        ConfidenceInterval counts = method.of(7, 10, 0.95).orElseThrow();
        ConfidenceInterval share = method.ofShare(0.7, 10, 0.95).orElseThrow();

        assertThat(share.method()).isEqualTo(method.id() + ".weighted");
        assertThat(share.rawLower()).isCloseTo(counts.rawLower(), within(1e-9));
        assertThat(share.rawUpper()).isCloseTo(counts.rawUpper(), within(1e-9));
    }

    @Test
    void recommendedMethodsHaveWidthIfAllWeightLiesOnOneSide() {
        assertThat(ProportionInterval.WILSON.ofShare(1, 12.5, 0.95)).hasValueSatisfying(interval -> {
            assertThat(interval.upper()).isEqualTo(1);
            assertThat(interval.lower()).isBetween(0.7, 0.8);
        });
        assertThat(NpsInterval.ADJUSTED_WALD
                        .ofShares(0, 1, 12.5, 0.95)
                        .orElseThrow()
                        .lower())
                .isLessThan(70);
    }

    @Test
    void withoutResponsesThereIsNoInterval() {
        assertThat(ProportionInterval.WILSON.ofShare(0.5, 0, 0.95)).isEmpty();
        assertThat(NpsInterval.SCORE.ofShares(0.5, 0.5, 0, 0.95)).isEmpty();
        assertThat(NpsInterval.TRINOMIAL_MEAN.ofShares(0.5, 0.5, 1, 0.95)).isEmpty();
        assertThat(NpsInterval.TRINOMIAL_MEAN.ofShares(0.5, 0.5, 1.5, 0.95)).isPresent();
    }

    @Test
    void fewerThanTwoEffectiveResponsesHaveNoWeightedInterval() {
        assertThat(WeightedInterval.LINEARISED.of(4, 0.1, 1.99, 1, 5, 0.95)).isEmpty();
        assertThat(WeightedInterval.LINEARISED.of(4, 0.1, 2, 1, 5, 0.95)).isPresent();
    }

    @Test
    void sumsOfRoundedSharesMayPassOneByAHair() {
        assertThat(ProportionInterval.NORMAL
                        .ofShare(1 + 1e-15, 10, 0.95)
                        .orElseThrow()
                        .degenerate())
                .isTrue();
        assertThat(NpsInterval.SCORE.ofShares(0.1 + 0.2, 0.7 + 1e-12, 10, 0.95)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.01, Double.NaN})
    void refusesWhatIsNoShare(double share) {
        assertRefused("share", () -> ProportionInterval.WILSON.ofShare(share, 10, 0.95));
        assertRefused("promoters", () -> NpsInterval.WALD.ofShares(0, share, 10, 0.95));
        assertRefused("detractors", () -> NpsInterval.WALD.ofShares(share, 0, 10, 0.95));
        assertRefused("detractors and promoters", () -> NpsInterval.WALD.ofShares(0.6, 0.5, 10, 0.95));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, Double.NaN})
    void refusesALevelThatIsNoneEvenWithoutResponses(double level) {
        assertRefused("level", () -> ProportionInterval.WILSON.ofShare(0.5, 0, level));
        assertRefused("level", () -> NpsInterval.WALD.ofShares(0.5, 0.5, 0, level));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.POSITIVE_INFINITY, Double.NaN})
    void refusesWhatIsNoNumberOfResponses(double n) {
        assertRefused("effectiveN", () -> ProportionInterval.WILSON.ofShare(0.5, n, 0.95));
        assertRefused("effectiveN", () -> NpsInterval.WALD.ofShares(0, 1, n, 0.95));
    }

    private static void assertRefused(String field, Runnable call) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    }
}
