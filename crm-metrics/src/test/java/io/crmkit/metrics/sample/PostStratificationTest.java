package io.crmkit.metrics.sample;

import static io.crmkit.core.feedback.RatingScale.ZERO_TO_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.rating.WeightedTally;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostStratificationTest {
    private static final Map<String, Double> POPULATION = Map.of("young", 0.5, "old", 0.5);

    @Test
    void weightIsTheShareInThePopulationByThatInTheSample() {
        assertThat(of(20, 80).weight("young")).isCloseTo(2.5, within(1e-12));
        assertThat(of(20, 80).weight("old")).isCloseTo(0.625, within(1e-12));
        assertThat(of(20, 80).weights()).containsEntry("young", of(20, 80).weight("young"));
        assertRefused("stratum", () -> of(20, 80).weight("middle"));
    }

    @Test
    void sizesAndSharesOfThePopulationAreTheSame() {
        PostStratification sizes =
                PostStratification.of(Map.of("young", 30_000, "old", 30_000), Map.of("young", 20L, "old", 80L));

        assertThat(sizes.weights()).isEqualTo(of(20, 80).weights());
    }

    @Test
    void weightedScoreIsThatOfThePopulationNotOfThoseWhoAnswered() {
        // all young are promoters, all old detractors
        WeightedTally.Builder tally = WeightedTally.builder(ZERO_TO_TEN);
        for (int i = 0; i < 100; i++) {
            tally.add(i < 20 ? 10 : 0, of(20, 80).weight(i < 20 ? "young" : "old"));
        }

        assertThat(Nps.of(tally.build()).value().orElseThrow()).isCloseTo(0, within(1e-9));
        assertThat(Nps.of(tally.build()).effectiveResponses().orElseThrow())
                .isCloseTo(100 / of(20, 80).designEffect(), within(1e-9));
        assertThat(of(20, 80).designEffect()).isCloseTo(1.5625, within(1e-12)); // (20 × 2.5² + 80 × 0.625²) / 100
    }

    @Test
    void aSampleThatMirrorsThePopulationNeedsNoWeights() {
        Representativeness mirror = of(50, 50).representativeness().orElseThrow();

        assertThat(of(50, 50).weights().values()).containsOnly(1.0);
        assertThat(of(50, 50).designEffect()).isEqualTo(1);
        assertThat(mirror.dissimilarity()).isZero();
        assertThat(mirror.pValue()).isEqualTo(1);
    }

    @Test
    void saysHowManyAnswersAreOfTheWrongStratum() {
        Representativeness skewed = of(20, 80).representativeness().orElseThrow();

        assertThat(skewed.n()).isEqualTo(100);
        assertThat(skewed.dissimilarity()).isCloseTo(0.3, within(1e-12));
        assertThat(skewed.statistic()).isCloseTo(36, within(1e-9)); // 30² / 50 twice
        assertThat(skewed.degreesOfFreedom()).isEqualTo(1);
        assertThat(skewed.smallestExpected()).isEqualTo(50);
    }

    @Test
    void aStratumWithoutAnswersIsReportedButCannotBeWeighed() {
        PostStratification gap = PostStratification.of(POPULATION, Map.of("old", 80L));

        assertThat(gap.responses()).isEqualTo(80);
        assertThat(gap.representativeness().orElseThrow().dissimilarity()).isEqualTo(0.5);
        assertRefused("answers", gap::weights);
        assertRefused("answers", () -> gap.weight("young"));
        assertThat(gap.weight("old")).isEqualTo(0.5);
        assertRefused("answers", gap::designEffect);
    }

    @Test
    void withoutAnswersOrStrataThereIsNothingToCompare() {
        assertThat(PostStratification.of(POPULATION, Map.of()).representativeness())
                .isEmpty();
        assertThat(PostStratification.of(Map.of("all", 1), Map.of("all", 5L)).representativeness())
                .isEmpty();
    }

    @Test
    void refusesAPopulationThatCannotBe() {
        assertRefused("population", () -> PostStratification.of(Map.of(), Map.of()));
        assertRefused("population", () -> PostStratification.of(Map.of("a", 0), Map.of()));
        assertRefused("population", () -> PostStratification.of(Map.of("a", Double.NaN), Map.of()));
        assertRefused(
                "sum of the population",
                () -> PostStratification.of(Map.of("a", Double.MAX_VALUE, "b", Double.MAX_VALUE), Map.of()));
        assertRefused("answers", () -> PostStratification.of(Map.of("a", 1), Map.of("b", 1L)));
        assertRefused("answers", () -> PostStratification.of(Map.of("a", 1), Map.of("a", -1L)));
    }

    private static PostStratification of(long young, long old) {
        return PostStratification.of(POPULATION, Map.of("young", young, "old", old));
    }

    private static void assertRefused(String field, Runnable call) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    }
}
