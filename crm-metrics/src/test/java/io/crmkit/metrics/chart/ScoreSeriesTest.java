package io.crmkit.metrics.chart;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.ces.Ces;
import io.crmkit.metrics.comparison.Comparison;
import io.crmkit.metrics.comparison.ComparisonMethod;
import io.crmkit.metrics.comparison.MeanComparison;
import io.crmkit.metrics.comparison.NpsComparison;
import io.crmkit.metrics.comparison.ProportionComparison;
import io.crmkit.metrics.comparison.SignificanceTest;
import io.crmkit.metrics.comparison.WeightedComparison;
import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.Exclusions;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.ShareScore;
import io.crmkit.metrics.score.Undefined;
import io.crmkit.metrics.score.WeightedScore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreSeriesTest {
    @Test
    void netScoresChangeByAdjustedWald() {
        // NPS-TWO-ADJ and NPS-TWO-ADJ-P of the vectors, from the second sample to the first
        NpsScore before = nps(5, 10, 35);
        NpsScore after = nps(10, 20, 20);

        Comparison change = change(before, after, NpsComparison.ADJUSTED_WALD);
        SignificanceTest test = change.test().orElseThrow();

        assertThat(change.first()).isSameAs(after);
        assertThat(change.second()).isSameAs(before);
        assertThat(change.difference()).isEqualTo(-40);
        assertThat(change.interval().method()).isEqualTo("nps.two_sample_adjusted_wald");
        assertThat(test.estimate()).isCloseTo(-37.735849, within(2e-6));
        assertThat(test.standardError()).isCloseTo(13.881982, within(2e-6));
        assertThat(test.statistic()).isCloseTo(-2.718333, within(2e-6));
        assertThat(test.pValue()).isCloseTo(0.00656118, within(1e-7));
        assertThat(change.interval().contains(0)).isFalse();
        assertThat(ScoreSeries.of(List.of(before, after))
                        .changes(NpsComparison.ADJUSTED_WALD, 0.999)
                        .get(0)
                        .orElseThrow()
                        .interval()
                        .contains(0))
                .isTrue();
    }

    @Test
    void sharesChangeByAgrestiAndCaffo() {
        // scipy: 30 of 100 and 45 of 90
        SignificanceTest test = change(top2(30, 70), top2(45, 45), ProportionComparison.AGRESTI_CAFFO)
                .test()
                .orElseThrow();

        assertThat(test.estimate()).isCloseTo(19.607843137254903, within(1e-12));
        assertThat(test.standardError()).isCloseTo(6.922024821311948, within(1e-12));
        assertThat(test.pValue()).isCloseTo(0.0046160364982840004, within(1e-14));
    }

    @Test
    void meansChangeByWelch() {
        // scipy.stats.ttest_ind(equal_var=False)
        Comparison change = change(mean(5, 4, 4, 3, 5, 2), mean(3, 2, 4, 1, 3), MeanComparison.WELCH);
        SignificanceTest test = change.test().orElseThrow();

        assertThat(test.statistic()).isCloseTo(-1.7659136516423866, within(1e-12));
        assertThat(test.pValue()).isCloseTo(0.11228553772718192, within(1e-12));
        assertThat(change.interval().lower()).isCloseTo(-2.8209359222934696, within(1e-10));
        assertThat(change.interval().upper()).isCloseTo(0.3542692556268028, within(1e-10));
    }

    @Test
    void weightedScoresChangeByTheirStandardErrors() {
        // numpy and scipy, from the formulas of WeightedComparison
        Comparison change =
                change(Csat.mean(weighted(3, 5, 2, 4)), Csat.mean(weighted(5, 5, 4, 4)), WeightedComparison.LINEARISED);
        SignificanceTest test = change.test().orElseThrow();

        assertThat(change.difference()).isCloseTo(0.7375, within(1e-12));
        assertThat(test.standardError()).isCloseTo(0.6833097623996982, within(1e-12));
        assertThat(test.degreesOfFreedom().orElseThrow()).isCloseTo(3.827983129497533, within(1e-9));
        assertThat(test.pValue()).isCloseTo(0.343711364263574, within(1e-12));
    }

    @Test
    void theIntervalOfAChangeIsClippedToPossibleChanges() {
        ConfidenceInterval interval =
                change(mean(1, 5), mean(5, 1), MeanComparison.WELCH).interval();

        assertThat(interval.lower()).isEqualTo(-4);
        assertThat(interval.rawLower()).isLessThan(-4);
        assertThat(interval.clipped()).isTrue();
    }

    @Test
    void improvementFollowsTheDirection() {
        Comparison change = change(
                Ces.v1(RatingTally.of(ONE_TO_FIVE, 5, 3)),
                Ces.v1(RatingTally.of(ONE_TO_FIVE, 2, 2)),
                MeanComparison.WELCH);

        assertThat(change.difference()).isEqualTo(-2);
        assertThat(change.first().improvementOver(change.second())).hasValue(2);
    }

    @Test
    void tooFewAnswersForTheMethodGiveNoChange() {
        assertThat(ScoreSeries.of(List.of(mean(), mean(3, 4), mean(3), mean(3, 4)))
                        .changes(MeanComparison.WELCH, 0.95))
                .containsExactly(Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(ScoreSeries.of(List.of(nps(0, 0, 0), nps(1, 1, 1))).changes(NpsComparison.ADJUSTED_WALD, 0.95))
                .containsExactly(Optional.empty());
        assertThat(ScoreSeries.of(List.of(Csat.mean(weighted(3)), Csat.mean(weighted(3, 4))))
                        .changes(WeightedComparison.LINEARISED, 0.95))
                .containsExactly(Optional.empty());
    }

    @Test
    void meansWithoutSpreadChangeWithoutATest() {
        Comparison change = change(mean(3, 3), mean(4, 4), MeanComparison.WELCH);

        assertThat(change.difference()).isEqualTo(1);
        assertThat(change.test()).isEmpty();
    }

    @Test
    void oneScoreHasNoChange() {
        assertThat(ScoreSeries.of(List.of(mean(1, 2))).changes(MeanComparison.WELCH, 0.95))
                .isEmpty();
    }

    @Test
    void anEmptyPeriodIsAGapAndHasNoChange() {
        ScoreSeries<NpsScore> series = ScoreSeries.of(List.of(nps(1, 1, 2), nps(0, 0, 0), nps(0, 0, 4)));

        assertThat(series.gaps()).isEqualTo(1);
        assertThat(series.changes(NpsComparison.WALD, 0.95)).containsExactly(Optional.empty(), Optional.empty());
        ScoreBaseline baseline = ScoreBaseline.of(series).orElseThrow();
        assertThat(baseline.periods()).isEqualTo(2);
        assertThat(baseline.gaps()).isEqualTo(1);
        assertThat(baseline.responses()).isEqualTo(8);
        assertThat(baseline.chart(series).gaps()).containsExactly(1);
        assertThat(baseline.chart(series).points())
                .extracting(ChartPoint::index)
                .containsExactly(0, 2);
    }

    @Test
    void pooledIsTheScoreOfAllAnswersOfEveryKind() {
        assertThat(ScoreSeries.of(List.of(nps(1, 0, 0), nps(0, 0, 3))).pooled()).isEqualTo(nps(1, 0, 3));
        assertThat(ScoreSeries.of(List.of(mean(1), mean(5, 5, 5))).pooled()).isEqualTo(mean(1, 5, 5, 5));
        assertThat(ScoreSeries.of(List.of(top2(1, 0), top2(0, 3))).pooled()).isEqualTo(top2(1, 3));
        assertThat(ScoreSeries.of(List.of(Csat.mean(weighted(1)), Csat.mean(weighted(2))))
                        .pooled())
                .isEqualTo(Csat.mean(weighted(1, 2)));
    }

    @Test
    void aBaselineMayLieOnTheEndOfTheScaleWithoutSpread() {
        ScoreBaseline worst =
                ScoreBaseline.of(ScoreSeries.of(List.of(nps(1, 0, 0)))).orElseThrow();
        ScoreBaseline best =
                ScoreBaseline.of(ScoreSeries.of(List.of(nps(0, 0, 1)))).orElseThrow();

        assertThat(worst.limits(1)).isEqualTo(new ControlLimits(-100, 0, -100, -100, -100, -100));
        assertThat(best.limits(1)).isEqualTo(new ControlLimits(100, 0, 100, 100, 100, 100));
    }

    @Test
    void deviationIsOverAllRatingsOfTheScale() {
        ScoreBaseline baseline =
                ScoreBaseline.of(ScoreSeries.of(List.of(mean(1), mean(5)))).orElseThrow();

        assertThat(baseline.centre()).isEqualTo(3);
        assertThat(baseline.deviation()).isEqualTo(2);
    }

    @Test
    void noResponseAtAllGivesNoBaseline() {
        assertThat(ScoreBaseline.of(ScoreSeries.of(List.of(nps(0, 0, 0))))).isEmpty();
    }

    @Test
    void limitsOfAScoreNarrowWithItsResponses() {
        // half detractors, half promoters: one answer has a standard deviation of 100
        ScoreBaseline baseline =
                ScoreBaseline.of(ScoreSeries.of(List.of(nps(5, 0, 5)))).orElseThrow();

        assertThat(baseline.deviation()).isEqualTo(100);
        assertThat(baseline.limits(100).upper()).isEqualTo(30);
        assertThat(baseline.limits(4).upper()).isEqualTo(100);
        assertThat(baseline.limits(4).rawUpper()).isEqualTo(150);
    }

    @Test
    void scoresOfEqualSizeMayBeCharted() {
        ScoreSeries<NpsScore> equal = ScoreSeries.of(List.of(nps(1, 1, 2), nps(0, 2, 2)));

        assertThat(XmrBaseline.ofScores(equal).orElseThrow().mean())
                .isEqualTo(equal.pooled().value().orElseThrow());
    }

    static Stream<Runnable> refused() {
        ScoreSeries<WeightedScore> weighted = ScoreSeries.of(List.of(Csat.mean(weighted(1)), Csat.mean(weighted(2))));
        ScoreDefinition mean = mean(1).definition();
        ScoreBaseline baseline =
                ScoreBaseline.of(ScoreSeries.of(List.of(mean(1, 2)))).orElseThrow();
        return Stream.of(
                () -> ScoreSeries.of(List.of()),
                () -> ScoreSeries.of(List.of(mean(1), top2(1, 1))),
                () -> ScoreSeries.of(List.of(mean(1, 2), mean(1, 2))).changes(MeanComparison.WELCH, 1),
                () -> ScoreSeries.of(List.of(mean())).changes(MeanComparison.WELCH, Double.NaN),
                () -> ScoreBaseline.of(weighted),
                () -> XmrBaseline.ofScores(weighted),
                () -> XmrBaseline.ofScores(ScoreSeries.of(List.of(mean(1), mean(1, 2)))),
                () -> XmrBaseline.ofScores(ScoreSeries.of(List.of(mean(), mean()))),
                () -> baseline.limits(0),
                () -> baseline.chart(ScoreSeries.of(List.of(top2(1, 1)))),
                () -> new ScoreBaseline(mean.overWeights(), 3, 1, 1, 1, 0),
                () -> new ScoreBaseline(mean, 6, 1, 1, 1, 0),
                () -> new ScoreBaseline(mean, 3, Double.NaN, 1, 1, 0),
                () -> new ScoreBaseline(mean, 3, Double.POSITIVE_INFINITY, 1, 1, 0),
                () -> new ScoreBaseline(mean, 3, 1, 0, 1, 0),
                () -> new ScoreBaseline(mean, 3, 1, 1, 0, 0),
                () -> new ScoreBaseline(mean, 3, 1, 1, 1, -1),
                () -> ScoreSeries.of(List.of(new OfTheHost(mean))));
    }

    /** A kind of score that cannot be pooled. */
    private record OfTheHost(ScoreDefinition definition) implements Score {
        @Override
        public long responses() {
            return 0;
        }

        @Override
        public Exclusions excluded() {
            return Exclusions.none();
        }

        @Override
        public OptionalDouble value() {
            return OptionalDouble.empty();
        }

        @Override
        public Optional<Undefined> undefined() {
            return Optional.of(Undefined.NO_RESPONSES);
        }

        @Override
        public Optional<ConfidenceInterval> interval(double level) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void badInputIsRefused(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(InvalidInputException.class);
    }

    private static <S extends Score> Comparison change(S before, S after, ComparisonMethod<S> method) {
        return ScoreSeries.of(List.of(before, after))
                .changes(method, 0.95)
                .get(0)
                .orElseThrow();
    }

    private static NpsScore nps(long detractors, long passives, long promoters) {
        long[] counts = new long[11];
        counts[3] = detractors;
        counts[8] = passives;
        counts[9] = promoters;
        return Nps.of(RatingTally.ofCounts(RatingScale.ZERO_TO_TEN, counts));
    }

    private static ShareScore top2(long inside, long outside) {
        return Csat.top2Box(RatingTally.ofCounts(ONE_TO_FIVE, 0, outside, 0, inside, 0));
    }

    private static MeanScore mean(int... ratings) {
        return Csat.mean(RatingTally.of(ONE_TO_FIVE, ratings));
    }

    private static WeightedTally weighted(int... ratings) {
        WeightedTally.Builder builder = WeightedTally.builder(ONE_TO_FIVE);
        for (int rating : ratings) {
            builder.add(rating, 0.5 + rating);
        }
        return builder.build();
    }
}
