package io.crmkit.metrics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinitePopulationTest {
    @ParameterizedTest
    @CsvSource({"100, 1, 1", "100, 100, 0", "1, 1, 0", "101, 76, 0.5", "9223372036854775807, 1000, 1"})
    void factorFallsFromOneToZero(long size, long n, double factor) {
        assertThat(new FinitePopulation(size).factor(n)).isCloseTo(factor, within(1e-12));
    }

    @Test
    void marginOfAWaldIntervalShrinksByTheFactor() {
        ConfidenceInterval wald = NpsInterval.WALD.of(10, 20, 46, 0.95).orElseThrow();
        double score = 100.0 * 36 / 76;

        ConfidenceInterval corrected = new FinitePopulation(101).correct(wald, score, 76);

        assertThat(corrected.method()).isEqualTo("nps.wald.finite");
        assertThat(corrected.upper() - corrected.lower()).isCloseTo((wald.upper() - wald.lower()) / 2, within(1e-9));
        assertThat((corrected.upper() + corrected.lower()) / 2).isCloseTo(score, within(1e-9));
    }

    @Test
    void ofACensusNothingIsLeftToChance() {
        for (NpsInterval method : NpsInterval.values()) {
            ConfidenceInterval census =
                    new FinitePopulation(40).correct(method.of(1, 2, 37, 0.95).orElseThrow(), 90, 40);

            assertThat(census.lower()).isEqualTo(90);
            assertThat(census.upper()).isEqualTo(90);
        }
    }

    @Test
    void clippedEndsStayClippedAsLongAsTheyPassTheScale() {
        ConfidenceInterval adjusted =
                NpsInterval.ADJUSTED_WALD.of(0, 0, 10, 0.95).orElseThrow();
        ConfidenceInterval lowest = NpsInterval.ADJUSTED_WALD.of(10, 0, 0, 0.95).orElseThrow();

        ConfidenceInterval corrected = new FinitePopulation(1_000).correct(adjusted, 100, 10);

        assertThat(corrected.upper()).isEqualTo(100);
        assertThat(corrected.rawUpper()).isBetween(106.0, 106.34);
        assertThat(corrected.lower()).isGreaterThan(adjusted.lower());
        assertThat(new FinitePopulation(1_000).correct(lowest, -100, 10).lower())
                .isEqualTo(-100);
    }

    @Test
    void anEstimateBeyondAnEndThatWasNotClippedIsReached() {
        ConfidenceInterval promoter =
                NpsInterval.ADJUSTED_WALD.of(0, 0, 1, 0.95).orElseThrow();
        ConfidenceInterval detractor =
                NpsInterval.ADJUSTED_WALD.of(1, 0, 0, 0.95).orElseThrow();

        assertThat(promoter.upper()).isLessThan(100);
        assertThat(new FinitePopulation(1).correct(promoter, 100, 1).lower()).isEqualTo(100);
        assertThat(new FinitePopulation(1).correct(detractor, -100, 1).upper()).isEqualTo(-100);
    }

    @Test
    void refusesMoreAnswersThanMembers() {
        ConfidenceInterval any = NpsInterval.WALD.of(1, 1, 1, 0.95).orElseThrow();

        assertRefused("population", () -> new FinitePopulation(0));
        assertRefused("n", () -> new FinitePopulation(5).factor(6));
        assertRefused("n", () -> new FinitePopulation(5).factor(0));
        assertRefused("estimate", () -> new FinitePopulation(5).correct(any, Double.NaN, 3));
    }

    private static void assertRefused(String field, Runnable call) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    }
}
