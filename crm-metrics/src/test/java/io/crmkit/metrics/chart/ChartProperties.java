package io.crmkit.metrics.chart;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.metrics.comparison.Comparison;
import io.crmkit.metrics.comparison.MeanComparison;
import io.crmkit.metrics.comparison.SignificanceTest;
import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.MeanScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ChartProperties {
    private static final XmrBaseline UNIT = new XmrBaseline(0, 3 / 2.66, 20);

    @Property
    void laterPointsNeverChangeEarlierAlarms(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = -4, max = 4) Integer> data, @ForAll int cut) {
        double[] values = data.stream().mapToDouble(Integer::doubleValue).toArray();
        int shorter = Math.floorMod(cut, values.length + 1);

        List<Alarm> all = UNIT.chart(values).individuals().alarms(RunRule.NELSON);
        List<Alarm> early =
                UNIT.chart(Arrays.copyOf(values, shorter)).individuals().alarms(RunRule.NELSON);

        assertThat(early)
                .isEqualTo(all.stream().filter(alarm -> alarm.at() < shorter).toList());
    }

    @Property
    void mirroringTheDataMirrorsTheAlarms(@ForAll @Size(max = 60) List<@IntRange(min = -4, max = 4) Integer> data) {
        double[] values = data.stream().mapToDouble(Integer::doubleValue).toArray();
        double[] mirrored = Arrays.stream(values).map(value -> -value).toArray();

        for (RunRule rule : RunRule.NELSON) {
            assertThat(UNIT.chart(mirrored).individuals().alarms(rule))
                    .extracting(Alarm::points)
                    .isEqualTo(UNIT.chart(values).individuals().alarms(rule).stream()
                            .map(Alarm::points)
                            .toList());
        }
        CusumChart sums = new Cusum(0, 1, 0.5, 2).chart(values);
        assertThat(new Cusum(0, 1, 0.5, 2).chart(mirrored).points())
                .extracting(CusumPoint::lower)
                .isEqualTo(sums.points().stream().map(CusumPoint::upper).toList());
    }

    @Property
    void everyChartContainsItsPeriodsAndOrdersItsLimits(
            @ForAll AttributeChart type, @ForAll @Size(max = 30) List<@IntRange(max = 20) Integer> counts) {
        List<Subgroup> samples = counts.stream()
                .map(count -> count == 0 ? new Subgroup(0, 0) : new Subgroup(count, 20))
                .toList();
        Optional<AttributeBaseline> baseline = type.baseline(samples);

        assertThat(baseline.isEmpty()).isEqualTo(counts.stream().allMatch(count -> count == 0));
        baseline.map(frozen -> frozen.chart(samples)).ifPresent(chart -> {
            assertThat(chart.points().size() + chart.gaps().size()).isEqualTo(samples.size());
            assertThat(chart.points()).allSatisfy(point -> {
                ControlLimits limits = point.limits();
                assertThat(limits.lower()).isBetween(0.0, limits.centre());
                assertThat(limits.upper()).isGreaterThanOrEqualTo(limits.centre());
                assertThat(limits.rawLower()).isLessThanOrEqualTo(limits.lower());
                assertThat(limits.rawUpper()).isGreaterThanOrEqualTo(limits.upper());
            });
        });
    }

    @Property
    void pChartLimitsNarrowWithTheSize(
            @ForAll @IntRange(min = 1, max = 9) int count, @ForAll @IntRange(min = 1, max = 1000) int n) {
        AttributeBaseline baseline = new AttributeBaseline(AttributeChart.P, new Subgroup(count, 10), 20, 0);

        assertThat(baseline.limits(n + 1).sigma()).isLessThan(baseline.limits(n).sigma());
    }

    @Property
    void theBaselineOfPooledHalvesIsTheBaselineOfAll(
            @ForAll("samples") List<Subgroup> one, @ForAll("samples") List<Subgroup> other) {
        Subgroup merged = Subgroup.pooled(one).merge(Subgroup.pooled(other));
        List<Subgroup> all = new ArrayList<>(one);
        all.addAll(other);

        assertThat(Subgroup.pooled(all)).isEqualTo(merged);
        assertThat(AttributeChart.P.baseline(all).map(AttributeBaseline::ratio).orElse(-1.0))
                .isEqualTo(merged.ratio().orElse(-1));
    }

    @Property
    void aShareChartAsAScoreIsThePChartInPercent(
            @ForAll @Size(min = 1, max = 10) List<@IntRange(max = 50) Integer> satisfied,
            @ForAll @IntRange(min = 50, max = 80) int n) {
        ScoreSeries<?> scores = ScoreSeries.of(satisfied.stream()
                .map(yes -> Csat.top2Box(RatingTally.ofCounts(ONE_TO_FIVE, n - yes, 0, 0, yes, 0)))
                .toList());
        AttributeBaseline shares = AttributeChart.P
                .baseline(satisfied.stream().map(yes -> new Subgroup(yes, n)).toList())
                .orElseThrow();

        ControlLimits score = ScoreBaseline.of(scores).orElseThrow().limits(n);
        ControlLimits share = shares.limits(n);

        assertThat(score.centre()).isCloseTo(100 * share.centre(), within(1e-9));
        assertThat(score.lower()).isCloseTo(100 * share.lower(), within(1e-9));
        assertThat(score.upper()).isCloseTo(100 * share.upper(), within(1e-9));
    }

    @Property
    void aSeriesReadBackwardsHasTheChangesBackwardsWithTheOtherSign(
            @ForAll @Size(min = 1, max = 6) List<@Size(max = 8) List<@IntRange(min = 1, max = 5) Integer>> periods) {
        List<MeanScore> scores = periods.stream()
                .map(answers -> Csat.mean(answers.stream().collect(RatingTally.collector(ONE_TO_FIVE))))
                .toList();
        List<MeanScore> reversed = new ArrayList<>(scores);
        Collections.reverse(reversed);

        List<Optional<Comparison>> there = ScoreSeries.of(scores).changes(MeanComparison.WELCH, 0.9);
        List<Optional<Comparison>> back = ScoreSeries.of(reversed).changes(MeanComparison.WELCH, 0.9);

        assertThat(there).hasSize(periods.size() - 1).hasSameSizeAs(back);
        for (int i = 0; i < there.size(); i++) {
            Optional<Comparison> mirrored = back.get(back.size() - 1 - i);
            assertThat(there.get(i).isPresent())
                    .isEqualTo(
                            scores.get(i).responses() > 1 && scores.get(i + 1).responses() > 1)
                    .isEqualTo(mirrored.isPresent());
            there.get(i).ifPresent(change -> {
                Comparison other = mirrored.orElseThrow();
                assertThat(other.difference()).isEqualTo(-change.difference());
                assertThat(other.test().map(SignificanceTest::pValue).orElse(-1.0))
                        .isCloseTo(change.test().map(SignificanceTest::pValue).orElse(-1.0), within(1e-9));
            });
        }
    }

    @Provide
    Arbitrary<List<Subgroup>> samples() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(20, 90))
                .as((count, size) -> new Subgroup(count, size))
                .list()
                .ofMaxSize(12);
    }
}
