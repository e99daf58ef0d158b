package io.crmkit.metrics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.ces.Ces;
import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.ShareScore;
import io.crmkit.metrics.score.WeightedScore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    /** Newcombe 1998, example (a), gives 0.0524 to 0.3339 and for Wald 0.0575 to 0.3425; the rest is computed from the formulas. */
    @ParameterizedTest
    @CsvSource({
        "NEWCOMBE, 5.24, 33.39, 0.005, 2.650171951258533, 0.008045081368",
        "WALD, 5.75048990, 34.24951010, 1e-6, , ",
        "AGRESTI_CAFFO, 5.2452926638, 33.5758455476, 1e-8, , "
    })
    void shares56Of70And48Of80(
            ProportionComparison method, double lower, double upper, double margin, Double z, Double p) {
        Comparison comparison = method.of(share(56, 70), share(48, 80), 0.95).orElseThrow();

        assertThat(comparison.difference()).isCloseTo(20, within(1e-9));
        assertThat(comparison.interval().lower()).isCloseTo(lower, within(margin));
        assertThat(comparison.interval().upper()).isCloseTo(upper, within(margin));
        assertThat(comparison.interval().method()).isEqualTo(method.id());
        assertThat(comparison.effect().orElseThrow().value()).isCloseTo(0.4421431880, within(1e-9));
        if (z != null) {
            SignificanceTest test = comparison.test().orElseThrow();
            assertThat(test.statistic()).isCloseTo(z, within(1e-9));
            assertThat(test.pValue()).isCloseTo(p, within(1e-9));
            assertThat(test.degreesOfFreedom()).isEmpty();
        }
    }

    @Test
    @DisplayName("R: t.test(extra ~ group, data = sleep), in tenths of an hour")
    void meansOfStudentsSleepData() {
        RatingScale tenths = new RatingScale(-16, 55);
        ScoreDefinition extra = ScoreDefinition.mean("sleep.extra", tenths, Direction.HIGHER_IS_BETTER);
        MeanScore first = new MeanScore(extra, RatingTally.of(tenths, 7, -16, -2, -12, -1, 34, 37, 8, 0, 20));
        MeanScore second = new MeanScore(extra, RatingTally.of(tenths, 19, 8, 11, 1, -1, 44, 55, 16, 46, 34));

        Comparison comparison = MeanComparison.WELCH.of(first, second, 0.95).orElseThrow();
        SignificanceTest test = comparison.test().orElseThrow();

        assertThat(comparison.difference()).isCloseTo(-15.8, within(1e-9));
        assertThat(comparison.interval().lower()).isCloseTo(-33.654832, within(1e-6));
        assertThat(comparison.interval().upper()).isCloseTo(2.054832, within(1e-6));
        assertThat(test.statistic()).isCloseTo(-1.8608, within(5e-5));
        assertThat(test.degreesOfFreedom().orElseThrow()).isCloseTo(17.776, within(5e-4));
        assertThat(test.pValue()).isCloseTo(0.07939, within(5e-6));
        assertThat(comparison.effect()).hasValueSatisfying(effect -> {
            assertThat(effect.id()).isEqualTo("hedges.g");
            assertThat(effect.value()).isCloseTo(-0.7970185004, within(1e-9));
        });
    }

    @Test
    void effectOfANetScoreIsTheDifferenceInDeviationsOfOneAnswer() {
        Comparison comparison = NpsComparison.ADJUSTED_WALD
                .of(net(10, 20, 20), net(5, 10, 35), 0.95)
                .orElseThrow();

        // the observed scores 20 and 60 with variances 0.56 and 0.44, whatever the method adds
        assertThat(comparison.difference()).isCloseTo(-40, within(1e-9));
        assertThat(comparison.effect().orElseThrow().value()).isCloseTo(-0.4 / Math.sqrt(0.5), within(1e-9));
        assertThat(comparison.first().responses()).isEqualTo(50);
    }

    @Test
    void samplesThatAreEachAllAlikeHaveNoTestAndAnIntervalWithoutWidth() {
        Comparison nps = NpsComparison.WALD.of(net(0, 0, 5), net(5, 0, 0), 0.95).orElseThrow();
        Comparison mean =
                MeanComparison.WELCH.of(mean(5, 5, 5), mean(1, 1), 0.95).orElseThrow();
        Comparison same =
                ProportionComparison.NEWCOMBE.of(share(5, 5), share(9, 9), 0.95).orElseThrow();

        assertThat(nps.difference()).isEqualTo(200);
        assertThat(nps.test()).isEmpty();
        assertThat(nps.effect()).isEmpty();
        assertThat(nps.interval().degenerate()).isTrue();
        assertThat(mean.test()).isEmpty();
        assertThat(mean.effect()).isEmpty();
        assertThat(mean.interval().lower()).isEqualTo(4);
        assertThat(same.test()).isEmpty();
        assertThat(same.interval().contains(0)).isTrue();
        assertThat(same.interval().degenerate()).isFalse();
        assertThat(NpsComparison.ADJUSTED_WALD
                        .of(net(0, 0, 5), net(5, 0, 0), 0.95)
                        .orElseThrow()
                        .test())
                .isPresent();
    }

    @Test
    void resultsNameTheirMethod() {
        for (NpsComparison method : NpsComparison.values()) {
            assertThat(method.of(net(1, 2, 3), net(3, 2, 1), 0.9).orElseThrow().interval())
                    .returns(method.id(), ConfidenceInterval::method)
                    .returns(0.9, ConfidenceInterval::level);
        }
        for (MeanComparison method : MeanComparison.values()) {
            assertThat(method.of(mean(1, 2, 3), mean(3, 2), 0.9).orElseThrow().interval())
                    .returns(method.id(), ConfidenceInterval::method)
                    .returns(0.9, ConfidenceInterval::level);
        }
        for (WeightedComparison method : WeightedComparison.values()) {
            assertThat(method.of(weighted(1, 10), weighted(3, 9), 0.9)
                            .orElseThrow()
                            .interval())
                    .returns(method.id(), ConfidenceInterval::method)
                    .returns(0.9, ConfidenceInterval::level);
        }
    }

    @Test
    void weightedSamplesThatAreEachAllAlikeHaveNoTest() {
        Comparison comparison = WeightedComparison.LINEARISED
                .of(weighted(9, 10), weighted(0, 1, 2), 0.95)
                .orElseThrow();

        assertThat(comparison.difference()).isCloseTo(200, within(1e-9));
        assertThat(comparison.interval().degenerate()).isTrue();
        assertThat(comparison.test()).isEmpty();
    }

    @Test
    void intervalOfADifferenceIsClippedToWhatADifferenceCanBe() {
        Comparison nps = NpsComparison.ADJUSTED_WALD
                .of(net(0, 0, 30), net(30, 0, 0), 0.999)
                .orElseThrow();
        Comparison mean =
                MeanComparison.WELCH.of(mean(5, 5, 4), mean(1, 1, 2), 0.95).orElseThrow();

        assertThat(nps.interval().upper()).isEqualTo(200);
        assertThat(nps.interval().rawUpper()).isGreaterThan(200);
        assertThat(mean.interval().upper()).isEqualTo(4);
        assertThat(mean.interval().clipped()).isTrue();
    }

    @Test
    void tooFewResponsesGiveNoComparison() {
        assertThat(NpsComparison.ADJUSTED_WALD.of(net(0, 0, 0), net(1, 1, 1), 0.95))
                .isEmpty();
        assertThat(NpsComparison.ADJUSTED_WALD.of(net(1, 1, 1), net(0, 0, 0), 0.95))
                .isEmpty();
        assertThat(ProportionComparison.NEWCOMBE.of(share(0, 0), share(1, 2), 0.95))
                .isEmpty();
        assertThat(ProportionComparison.NEWCOMBE.of(share(1, 2), share(0, 0), 0.95))
                .isEmpty();
        assertThat(MeanComparison.WELCH.of(mean(4), mean(4, 5), 0.95)).isEmpty();
        assertThat(MeanComparison.WELCH.of(mean(4, 5), mean(4), 0.95)).isEmpty();
        assertThat(WeightedComparison.KISH.of(weighted(0, 10), weighted(10), 0.95))
                .isEmpty();
        assertThat(WeightedComparison.KISH.of(weighted(), weighted(0, 10), 0.95))
                .isEmpty();
        assertThat(WeightedComparison.KISH.of(weighted(0, 10), weighted(0, 10), 0.95))
                .isPresent();
    }

    @Test
    void scoresOfDifferentMeaningAreNotCompared() {
        RatingTally answers = RatingTally.of(RatingScale.ONE_TO_FIVE, 1, 2, 5);

        assertRefused("definition", () -> MeanComparison.WELCH.of(Csat.mean(answers), Ces.v1(answers), 0.95));
        ScoreDefinition otherBreaks =
                ScoreDefinition.net("nps.8", RatingScale.ZERO_TO_TEN, Direction.HIGHER_IS_BETTER, 6, 8);
        RatingTally recommendations = RatingTally.of(3, 8, 9);
        assertRefused(
                "definition",
                () -> NpsComparison.WALD.of(Nps.of(recommendations), new NpsScore(otherBreaks, recommendations), 0.95));
        assertRefused(
                "definition",
                () -> WeightedComparison.KISH.of(
                        weighted(3, 8, 9),
                        new WeightedScore(
                                otherBreaks.overWeights(), weighted(3, 8, 9).tally()),
                        0.95));
        assertRefused(
                "definition",
                () -> ProportionComparison.NEWCOMBE.of(Csat.topBox(answers), Csat.top2Box(answers), 0.95));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, Double.NaN})
    void refusesALevelThatIsNone(double level) {
        assertRefused("level", () -> NpsComparison.WALD.of(net(0, 0, 0), net(0, 0, 0), level));
        assertRefused("level", () -> ProportionComparison.WALD.of(share(0, 0), share(0, 0), level));
        assertRefused("level", () -> MeanComparison.POOLED.of(mean(), mean(), level));
        assertRefused("level", () -> WeightedComparison.KISH.of(weighted(), weighted(), level));
    }

    @ParameterizedTest
    @EnumSource
    void differentWeightsChangeTheNumberOfResponsesThatCount(WeightedComparison method) {
        WeightedScore uneven = Nps.of(WeightedTally.builder(RatingScale.ZERO_TO_TEN)
                .add(10, 3)
                .add(8, 1)
                .add(0, 1)
                .build());

        SignificanceTest test =
                method.of(uneven, uneven, 0.95).orElseThrow().test().orElseThrow();

        // effective n is 25 / 11; squared errors are 5.36 / 25 (linearised) and 0.64 × 11 / 25 (Kish), see ScoreTest
        double n = 25.0 / 11;
        double squared = method == WeightedComparison.LINEARISED ? 5.36 / 25 : 0.64 * 11 / 25;
        assertThat(test.standardError()).isCloseTo(100 * Math.sqrt(2 * squared * n / (n - 1)), within(1e-9));
        assertThat(test.degreesOfFreedom().orElseThrow()).isCloseTo(2 * (n - 1), within(1e-9));
        assertThat(test.pValue()).isEqualTo(1);
    }

    private static NpsScore net(long detractors, long passives, long promoters) {
        return Nps.of(RatingTally.builder(RatingScale.ZERO_TO_TEN)
                .add(0, detractors)
                .add(7, passives)
                .add(10, promoters)
                .build());
    }

    private static ShareScore share(long matching, long n) {
        return Csat.topBox(RatingTally.ofCounts(RatingScale.ONE_TO_FIVE, n - matching, 0, 0, 0, matching));
    }

    private static MeanScore mean(int... ratings) {
        return Csat.mean(RatingTally.of(RatingScale.ONE_TO_FIVE, ratings));
    }

    private static WeightedScore weighted(int... ratings) {
        WeightedTally.Builder tally = WeightedTally.builder(RatingScale.ZERO_TO_TEN);
        for (int rating : ratings) {
            tally.add(rating, 2);
        }
        return Nps.of(tally.build());
    }

    private static void assertRefused(String field, Runnable call) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    }
}
