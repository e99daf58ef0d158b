package io.crmkit.metrics.chart;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.ces.Ces;
import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreSeriesTest {
    @Test
    void netScoresChangeByAdjustedWald() {
        // NPS-TWO-ADJ and NPS-TWO-ADJ-P of the vectors, from the second sample to the first
        ScoreChange change = new ScoreChange(nps(5, 10, 35), nps(10, 20, 20));

        Significance found = change.significance(0.95).orElseThrow();

        assertThat(change.difference()).hasValue(-40);
        assertThat(change.improvement()).hasValue(-40);
        assertThat(found.method()).isEqualTo("change.adjusted_wald");
        assertThat(found.estimate()).isCloseTo(-37.735849, within(2e-6));
        assertThat(found.standardError()).isCloseTo(13.881982, within(2e-6));
        assertThat(found.statistic()).isCloseTo(-2.718333, within(2e-6));
        assertThat(found.pValue()).isCloseTo(0.00656118, within(1e-7));
        assertThat(found.significant()).isTrue();
        assertThat(change.significance(0.999).orElseThrow().significant()).isFalse();
    }

    @Test
    void sharesChangeByAgrestiAndCaffo() {
        // scipy: 30 of 100 and 45 of 90
        Significance found =
                new ScoreChange(top2(30, 70), top2(45, 45)).significance(0.95).orElseThrow();

        assertThat(found.method()).isEqualTo("change.agresti_caffo");
        assertThat(found.estimate()).isCloseTo(19.607843137254903, within(1e-12));
        assertThat(found.standardError()).isCloseTo(6.922024821311948, within(1e-12));
        assertThat(found.pValue()).isCloseTo(0.0046160364982840004, within(1e-14));
    }

    @Test
    void meansChangeByWelch() {
        // scipy.stats.ttest_ind(equal_var=False)
        Significance found = new ScoreChange(mean(5, 4, 4, 3, 5, 2), mean(3, 2, 4, 1, 3))
                .significance(0.95)
                .orElseThrow();

        assertThat(found.method()).isEqualTo("change.welch_t");
        assertThat(found.statistic()).isCloseTo(-1.7659136516423866, within(1e-12));
        assertThat(found.pValue()).isCloseTo(0.11228553772718192, within(1e-12));
        assertThat(found.interval().lower()).isCloseTo(-2.8209359222934696, within(1e-10));
        assertThat(found.interval().upper()).isCloseTo(0.3542692556268028, within(1e-10));
    }

    @Test
    void weightedScoresChangeByTheirStandardErrors() {
        Score before = Csat.mean(weighted(3, 5, 2, 4));
        Score after = Csat.mean(weighted(5, 5, 4, 4));
        double error = Math.hypot(halfWidth(before), halfWidth(after));

        Significance found = new ScoreChange(before, after).significance(0.95).orElseThrow();

        assertThat(found.method()).isEqualTo("change.weighted_linearised");
        assertThat(found.standardError() * 1.959963984540054).isCloseTo(error, within(1e-9));
    }

    @Test
    void theIntervalOfAChangeIsClippedToPossibleChanges() {
        ConfidenceInterval interval = new ScoreChange(mean(1, 5), mean(5, 1))
                .significance(0.95)
                .orElseThrow()
                .interval();

        assertThat(interval.lower()).isEqualTo(-4);
        assertThat(interval.rawLower()).isLessThan(-4);
        assertThat(interval.clipped()).isTrue();
    }

    @Test
    void improvementFollowsTheDirection() {
        ScoreChange change =
                new ScoreChange(Ces.v1(RatingTally.of(ONE_TO_FIVE, 5, 3)), Ces.v1(RatingTally.of(ONE_TO_FIVE, 2, 2)));

        assertThat(change.difference()).hasValue(-2);
        assertThat(change.improvement()).hasValue(2);
    }

    static Stream<ScoreChange> unknown() {
        return Stream.of(
                new ScoreChange(mean(), mean(3, 4)),
                new ScoreChange(nps(0, 0, 0), nps(1, 1, 1)),
                new ScoreChange(mean(3), mean(3, 4)),
                new ScoreChange(mean(3, 3), mean(4, 4)),
                new ScoreChange(Csat.mean(weighted(3)), Csat.mean(weighted(3, 4))));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void tooFewAnswersForAnErrorGiveNoSignificance(ScoreChange change) {
        assertThat(change.significance(0.95)).isEmpty();
    }

    @Test
    void anEmptyPeriodIsAGapAndHasNoChange() {
        ScoreSeries series = ScoreSeries.of(List.of(nps(1, 1, 2), nps(0, 0, 0), nps(0, 0, 4)));

        assertThat(series.gaps()).isEqualTo(1);
        assertThat(series.changes())
                .hasSize(2)
                .allMatch(change -> change.difference().isEmpty());
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
        ScoreSeries equal = ScoreSeries.of(List.of(nps(1, 1, 2), nps(0, 2, 2)));

        assertThat(XmrBaseline.ofScores(equal).orElseThrow().mean())
                .isEqualTo(equal.pooled().value().orElseThrow());
    }

    static Stream<Runnable> refused() {
        ScoreSeries weighted = ScoreSeries.of(List.of(Csat.mean(weighted(1)), Csat.mean(weighted(2))));
        ScoreDefinition mean = mean(1).definition();
        ScoreBaseline baseline =
                ScoreBaseline.of(ScoreSeries.of(List.of(mean(1, 2)))).orElseThrow();
        return Stream.of(
                () -> ScoreSeries.of(List.of()),
                () -> ScoreSeries.of(List.of(mean(1), top2(1, 1))),
                () -> new ScoreChange(mean(1), top2(1, 1)),
                () -> new ScoreChange(mean(1, 2), mean(1, 2)).significance(1),
                () -> new ScoreChange(mean(), mean()).significance(Double.NaN),
                () -> ScoreBaseline.of(weighted),
                () -> XmrBaseline.ofScores(weighted),
                () -> XmrBaseline.ofScores(ScoreSeries.of(List.of(mean(1), mean(1, 2)))),
                () -> XmrBaseline.ofScores(ScoreSeries.of(List.of(mean(), mean()))),
                () -> baseline.limits(0),
                () -> baseline.chart(ScoreSeries.of(List.of(top2(1, 1)))),
                () -> new ScoreBaseline(mean.overWeights(), 3, 1, 1, 1, 0),
                () -> new ScoreBaseline(mean, 6, 1, 1, 1, 0),
                () -> new ScoreBaseline(mean, 3, Double.NaN, 1, 1, 0),
                () -> new ScoreBaseline(mean, 3, 1, 0, 1, 0));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void badInputIsRefused(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(InvalidInputException.class);
    }

    private static double halfWidth(Score score) {
        ConfidenceInterval interval = score.interval(0.95).orElseThrow();
        return (interval.rawUpper() - interval.rawLower()) / 2;
    }

    private static Score nps(long detractors, long passives, long promoters) {
        long[] counts = new long[11];
        counts[3] = detractors;
        counts[8] = passives;
        counts[9] = promoters;
        return Nps.of(RatingTally.ofCounts(RatingScale.ZERO_TO_TEN, counts));
    }

    private static Score top2(long inside, long outside) {
        return Csat.top2Box(RatingTally.ofCounts(ONE_TO_FIVE, 0, outside, 0, inside, 0));
    }

    private static Score mean(int... ratings) {
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
