package io.crmkit.metrics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Normal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where intervals go wrong: no answers, one answer, all alike, ends beyond what is possible, bad levels. */
class ConfidenceIntervalTest {
    @Test
    void keepsTheRawEndBesideTheClippedOne() {
        ConfidenceInterval interval =
                NpsInterval.ADJUSTED_WALD.of(0, 0, 10, 0.95).orElseThrow();

        assertThat(interval.method()).isEqualTo("nps.adjusted_wald");
        assertThat(interval.level()).isEqualTo(0.95);
        assertThat(interval.upper()).isEqualTo(100);
        assertThat(interval.rawUpper()).isCloseTo(106.342602, within(1e-6));
        assertThat(interval.lower()).isEqualTo(interval.rawLower());
        assertThat(interval.clipped()).isTrue();
        assertThat(interval.degenerate()).isFalse();
    }

    @Test
    void saysThatAnIntervalWithoutWidthIsDegenerate() {
        assertThat(NpsInterval.WALD.of(0, 0, 10, 0.95).orElseThrow().degenerate())
                .isTrue();
        assertThat(NpsInterval.TRINOMIAL_MEAN.of(10, 0, 0, 0.95).orElseThrow().degenerate())
                .isTrue();
        assertThat(ProportionInterval.NORMAL.of(10, 10, 0.95).orElseThrow().degenerate())
                .isTrue();
        assertThat(MeanInterval.STUDENT_T.of(5, 0, 10, 1, 5, 0.95).orElseThrow().degenerate())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"ADJUSTED_WALD", "SCORE"})
    void recommendedNpsMethodsHaveWidthWhenAllAnswersAreAlike(NpsInterval method) {
        long[][] samples = {{10, 0, 0}, {0, 10, 0}, {0, 0, 10}, {2, 0, 0}, {0, 2, 0}, {0, 0, 2}};
        for (long[] sample : samples) {
            ConfidenceInterval interval =
                    method.of(sample[0], sample[1], sample[2], 0.95).orElseThrow();

            assertThat(interval.upper() - interval.lower()).isGreaterThan(10);
            assertThat(interval.contains(sample[0] > 0 ? -100 : sample[1] > 0 ? 0 : 100))
                    .isTrue();
        }
    }

    @Test
    void adjustedWaldOfASinglePromoterDoesNotReachItsScore() {
        assertThat(NpsInterval.ADJUSTED_WALD.of(0, 0, 1, 0.95).orElseThrow().rawUpper())
                .isCloseTo(25 + 37.5 * 1.959963984540, within(1e-9));
        assertThat(NpsInterval.SCORE.of(0, 0, 1, 0.95).orElseThrow().upper()).isEqualTo(100);
    }

    @Test
    void scoreIntervalOfPassivesOnlyIsTheClosedForm() {
        // without detractors and promoters the variance is d(1 - d), which gives z² / (n + z²)
        double z2 = Math.pow(Normal.quantile(0.95), 2);

        ConfidenceInterval interval = NpsInterval.SCORE.of(0, 20, 0, 0.95).orElseThrow();

        assertThat(interval.upper()).isCloseTo(100 * z2 / (20 + z2), within(1e-9));
        assertThat(interval.lower()).isCloseTo(-100 * z2 / (20 + z2), within(1e-9));
    }

    @Test
    void scoreIntervalOfDetractorsMirrorsThatOfPromoters() {
        ConfidenceInterval promoters = NpsInterval.SCORE.of(0, 0, 10, 0.95).orElseThrow();
        ConfidenceInterval detractors = NpsInterval.SCORE.of(10, 0, 0, 0.95).orElseThrow();

        assertThat(detractors.lower()).isEqualTo(-100);
        assertThat(detractors.upper()).isEqualTo(-promoters.lower());
    }

    @Test
    void withoutAnswersThereIsNoInterval() {
        for (NpsInterval method : NpsInterval.values()) {
            assertThat(method.of(0, 0, 0, 0.95)).isEmpty();
        }
        for (ProportionInterval method : ProportionInterval.values()) {
            assertThat(method.of(0, 0, 0.95)).isEmpty();
        }
    }

    @Test
    void oneAnswerHasNoSampleVariance() {
        assertThat(NpsInterval.TRINOMIAL_MEAN.of(0, 0, 1, 0.95)).isEmpty();
        assertThat(MeanInterval.STUDENT_T.of(4, 0, 1, 1, 5, 0.95)).isEmpty();
        assertThat(MeanInterval.NORMAL.of(4, 0, 1, 1, 5, 0.95)).isEmpty();
        assertThat(VarianceInterval.CHI_SQUARE.of(0, 1, 0.95)).isEmpty();
        assertThat(WeightedInterval.LINEARISED.of(4, 0, 1, 1, 5, 0.95)).isEmpty();
    }

    /** With two answers and one degree of freedom the quantile of t is that of Cauchy, tan(π (½ - α/2)) = 12.706. */
    @Test
    void twoAnswersHaveAnInterval() {
        double quantile = Math.tan(Math.PI * 0.475);

        assertThat(MeanInterval.STUDENT_T.of(3, 2, 2, 1, 5, 0.95).orElseThrow().rawUpper())
                .isCloseTo(3 + quantile, within(1e-9));
        // χ² of one degree of freedom is the square of a normal number: 5.0239 and 0.00098207
        ConfidenceInterval variance = VarianceInterval.CHI_SQUARE.of(2, 2, 0.95).orElseThrow();
        assertThat(variance.lower()).isCloseTo(2 / Math.pow(Normal.upperQuantile(0.0125), 2), within(1e-9));
        assertThat(variance.upper()).isCloseTo(2 / Math.pow(Normal.upperQuantile(0.4875), 2), within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 5})
    void aMeanMayLieOnTheEndOfItsScale(double mean) {
        assertThat(MeanInterval.STUDENT_T.of(mean, 0, 10, 1, 5, 0.95))
                .hasValueSatisfying(interval -> assertThat(interval.lower()).isEqualTo(mean));
        assertThat(WeightedInterval.KISH.of(mean, 0, 10, 1, 5, 0.95))
                .hasValueSatisfying(interval -> assertThat(interval.upper()).isEqualTo(mean));
    }

    @Test
    void wilsonEndsExactlyWhereNoneOrAllCount() {
        for (int n = 1; n <= 1_000; n++) {
            assertThat(ProportionInterval.WILSON.of(0, n, 0.95).orElseThrow().rawLower())
                    .isZero();
            assertThat(ProportionInterval.WILSON.of(n, n, 0.95).orElseThrow().rawUpper())
                    .isEqualTo(1);
        }
    }

    @Test
    void resultsNameTheirMethod() {
        for (MeanInterval method : MeanInterval.values()) {
            assertThat(method.of(3, 1, 9, 1, 5, 0.9).orElseThrow())
                    .returns(method.id(), ConfidenceInterval::method)
                    .returns(0.9, ConfidenceInterval::level);
        }
        for (WeightedInterval method : WeightedInterval.values()) {
            assertThat(method.of(3, 1, 9, 1, 5, 0.9).orElseThrow())
                    .returns(method.id(), ConfidenceInterval::method)
                    .returns(0.9, ConfidenceInterval::level);
        }
        assertThat(List.of(MeanInterval.STUDENT_T.id(), WeightedInterval.KISH.id(), VarianceInterval.CHI_SQUARE.id()))
                .containsExactly("mean.t", "weighted.kish", "variance.chi_square");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN})
    void refusesALevelThatIsNone(double level) {
        assertRefused("level", () -> NpsInterval.WALD.of(1, 1, 1, level));
        assertRefused("level", () -> NpsInterval.WALD.of(0, 0, 0, level));
        assertRefused("level", () -> ProportionInterval.WILSON.of(1, 2, level));
        assertRefused("level", () -> MeanInterval.STUDENT_T.of(3, 1, 1, 1, 5, level));
        assertRefused("level", () -> WeightedInterval.KISH.of(3, 1, 0, 1, 5, level));
        assertRefused("level", () -> VarianceInterval.CHI_SQUARE.of(1, 1, level));
        assertRefused("level", () -> new ConfidenceInterval("m", level, 0, 1, 0, 1));
    }

    @Test
    void refusesCountsAndMomentsThatCannotBe() {
        assertRefused("detractors", () -> NpsInterval.WALD.of(-1, 1, 1, 0.95));
        assertRefused("passives", () -> NpsInterval.WALD.of(1, -1, 1, 0.95));
        assertRefused("promoters", () -> NpsInterval.WALD.of(1, 1, -1, 0.95));
        assertRefused("successes", () -> ProportionInterval.WILSON.of(3, 2, 0.95));
        assertRefused("successes", () -> ProportionInterval.WILSON.of(-1, 2, 0.95));
        assertRefused("n", () -> ProportionInterval.WILSON.of(0, -2, 0.95));
        assertRefused("n", () -> MeanInterval.STUDENT_T.of(3, 1, -2, 1, 5, 0.95));
        assertRefused("n", () -> VarianceInterval.CHI_SQUARE.of(1, -2, 0.95));
        assertRefused("mean", () -> MeanInterval.STUDENT_T.of(Double.NaN, 1, 2, 1, 5, 0.95));
        assertRefused("variance", () -> MeanInterval.STUDENT_T.of(3, Double.NaN, 2, 1, 5, 0.95));
        assertRefused("variance", () -> MeanInterval.STUDENT_T.of(3, -1, 2, 1, 5, 0.95));
        assertRefused("mean", () -> MeanInterval.STUDENT_T.of(5.1, 1, 2, 1, 5, 0.95));
        assertRefused("mean", () -> MeanInterval.STUDENT_T.of(0.9, 1, 2, 1, 5, 0.95));
        assertRefused("mean", () -> WeightedInterval.KISH.of(0.9, 1, 2, 1, 5, 0.95));
        assertRefused("mean", () -> WeightedInterval.KISH.of(6, 1, 2, 1, 5, 0.95));
        assertRefused("standardError", () -> WeightedInterval.KISH.of(3, Double.NaN, 2, 1, 5, 0.95));
    }

    @Test
    void refusesEndsInTheWrongOrder() {
        assertRefused("interval", () -> new ConfidenceInterval("m", 0.95, 2, 1, 2, 1));
        assertRefused("interval", () -> new ConfidenceInterval("m", 0.95, 1, 2, 1.5, 2));
        assertRefused("interval", () -> new ConfidenceInterval("m", 0.95, 1, 2, 1, 1.5));
        assertRefused("interval", () -> new ConfidenceInterval("m", 0.95, 1, 2, Double.NEGATIVE_INFINITY, 2));
        assertRefused("interval", () -> new ConfidenceInterval("m", 0.95, 1, 2, 1, Double.POSITIVE_INFINITY));
    }

    @Test
    void refusesToClipEndsInTheWrongOrder() {
        assertRefused("interval", () -> ConfidenceInterval.of("m", 0.95, 2, 1, 0, 5));
        assertRefused("interval", () -> ConfidenceInterval.of("m", 0.95, 1, 2, 5, 0));
        assertRefused("interval", () -> ConfidenceInterval.of("m", 0.95, 1, Double.NaN, 0, 5));
        assertRefused("interval", () -> ConfidenceInterval.of("m", 0.95, Double.NaN, 2, 0, 5));
        assertRefused("variance", () -> VarianceInterval.CHI_SQUARE.of(-1, 5, 0.95));
    }

    @Test
    void changesItsUnit() {
        ConfidenceInterval percent = new ConfidenceInterval("m", 0.95, 0, 0.5, -0.25, 0.5).times(100);

        assertThat(percent).isEqualTo(new ConfidenceInterval("m", 0.95, 0, 50, -25, 50));
        assertRefused("factor", () -> percent.times(-1));
    }

    @Test
    void countsBeyondAnIntAreCounted() {
        long billions = 6_000_000_000L;

        assertThat(ProportionInterval.CLOPPER_PEARSON
                        .of(billions / 2, billions, 0.95)
                        .orElseThrow()
                        .lower())
                .isCloseTo(0.5, within(2e-5));
        assertThat(NpsInterval.SCORE
                        .of(billions, billions, billions, 0.95)
                        .orElseThrow()
                        .upper())
                .isCloseTo(0, within(2e-3));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOPPER_PEARSON", "JEFFREYS"})
    void betaQuantilesAreComputedAsFarAsTheyAreRight(ProportionInterval method) {
        long most = 1_000_000_000_000_000L;
        ConfidenceInterval wilson =
                ProportionInterval.WILSON.of(most / 2, most, 0.95).orElseThrow();
        ConfidenceInterval beta = method.of(most / 2, most, 0.95).orElseThrow();

        assertThat((beta.upper() - beta.lower()) / (wilson.upper() - wilson.lower()))
                .isCloseTo(1, within(0.01));
        assertRefused("n", () -> method.of(most / 2, most + 1, 0.95));
        assertRefused("n", () -> method.of(Long.MAX_VALUE / 2, Long.MAX_VALUE, 0.95));
        assertThat(ProportionInterval.WILSON.of(Long.MAX_VALUE / 2, Long.MAX_VALUE, 0.95))
                .isPresent();
    }

    private static void assertRefused(String field, Runnable call) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    }
}
