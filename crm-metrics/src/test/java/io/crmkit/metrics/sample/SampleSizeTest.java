package io.crmkit.metrics.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Normal;
import io.crmkit.metrics.interval.FinitePopulation;
import io.crmkit.metrics.interval.ProportionInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of {@code metrics_vectors.csv} on sample sizes are in {@code NpsVectorsTest}. */
class SampleSizeTest {
    /** 385 and 1,068 are the usual textbook numbers for 5 and 3 points at 50 %. */
    @ParameterizedTest
    @CsvSource({"50, 5, 0.95, 385", "50, 3, 0.95, 1068", "0, 5, 0.95, 1", "100, 5, 0.95, 1"})
    void sharesNeedAsManyAnswersAsInTheTextbook(double expected, double margin, double level, long n) {
        assertThat(SampleSize.forShare(expected, margin, level)).isEqualTo(n);
    }

    @Test
    void netScoresNeedUpToFourTimesAsManyAsShares() {
        assertThat(SampleSize.forNps(50, 50, 5, 0.95)).isEqualTo(1537);
        assertThat(SampleSize.forNps(10, 70, 5, 0.95)).isEqualTo(677); // variance 0.8 - 0.36
        assertThat(SampleSize.forNps(0, 100, 5, 0.95)).isEqualTo(1);
    }

    @Test
    void oneAnswerLessHasALargerMarginThanAskedFor() {
        long n = SampleSize.forShare(50, 5, 0.95);

        assertThat(margin(n)).isLessThanOrEqualTo(0.05);
        assertThat(margin(n - 1)).isGreaterThan(0.05);
    }

    /** (1.959964 + 0.841621)² × 2 / d²; Cohen 1988 has 393, 63 and 25 for the normal test of effects of 0.2, 0.5 and 0.8. */
    @ParameterizedTest
    @CsvSource({"0.2, 393", "0.5, 63", "0.8, 25"})
    void groupsForEightyPercentPower(double effect, long n) {
        assertThat(SampleSize.perGroup(1, 1, effect, 0.95, 0.8)).isEqualTo(n);
        assertThat(SampleSize.perGroup(10_000, 10_000, 100 * effect, 0.95, 0.8)).isEqualTo(n);
    }

    @Test
    void aFinitePopulationNeedsFewer() {
        assertThat(SampleSize.inPopulation(385, new FinitePopulation(1_000))).isEqualTo(279); // 385 / 1.384
        assertThat(SampleSize.inPopulation(385, new FinitePopulation(10))).isEqualTo(10);
        assertThat(SampleSize.inPopulation(385, new FinitePopulation(1))).isEqualTo(1);
        assertThat(SampleSize.inPopulation(1, new FinitePopulation(1_000))).isEqualTo(1);
        assertThat(SampleSize.inPopulation(385, new FinitePopulation(Long.MAX_VALUE)))
                .isEqualTo(385);
    }

    @Test
    void countsUpToWhatALongHolds() {
        double oneAnswerPerVariance = Normal.quantile(0.95);

        assertThat(SampleSize.forMargin(Math.nextDown(0x1p63), oneAnswerPerVariance, 0.95))
                .isEqualTo(Long.MAX_VALUE - 1023);
        assertRefused("margin", () -> SampleSize.forMargin(0x1p63, oneAnswerPerVariance, 0.95));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAMarginThatIsNone(double margin) {
        assertRefused("margin", () -> SampleSize.forMargin(1, margin, 0.95));
        assertRefused("difference", () -> SampleSize.perGroup(1, 1, margin, 0.95, 0.8));
    }

    @Test
    void refusesWhatCannotBe() {
        assertRefused("variance", () -> SampleSize.forMargin(-1, 1, 0.95));
        assertRefused("level", () -> SampleSize.forMargin(1, 1, 95));
        assertRefused("margin", () -> SampleSize.forMargin(1, 1e-10, 0.95));
        assertRefused("expected / 100", () -> SampleSize.forShare(101, 5, 0.95));
        assertRefused("(detractors + promoters) / 100", () -> SampleSize.forNps(60, 50, 5, 0.95));
        assertRefused("firstVariance", () -> SampleSize.perGroup(Double.NaN, 1, 1, 0.95, 0.8));
        assertRefused("secondVariance", () -> SampleSize.perGroup(1, -1, 1, 0.95, 0.8));
        assertRefused("level", () -> SampleSize.perGroup(1, 1, 1, 1, 0.8));
        assertRefused("power", () -> SampleSize.perGroup(1, 1, 1, 0.95, 1));
        assertRefused("n", () -> SampleSize.inPopulation(0, new FinitePopulation(5)));
    }

    private static double margin(long n) {
        // half of n, whether n is even or not
        return ProportionInterval.NORMAL
                        .ofShare(0.5, (double) n, 0.95)
                        .orElseThrow()
                        .upper()
                - 0.5;
    }

    private static void assertRefused(String field, Runnable call) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    }
}
