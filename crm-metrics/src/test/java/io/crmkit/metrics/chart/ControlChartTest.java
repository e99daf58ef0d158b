package io.crmkit.metrics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ControlChartTest {
    @Test
    void aPChartHasLimitsForEachSizeClippedToShares() {
        AttributeBaseline baseline = new AttributeBaseline(AttributeChart.P, new Subgroup(100, 1000), 20, 0);

        ControlLimits small = baseline.limits(9);
        ControlLimits large = baseline.limits(900);

        assertThat(small.rawLower()).isCloseTo(0.1 - 0.3, within(1e-12));
        assertThat(small.lower()).isZero();
        assertThat(small.clipped()).isTrue();
        assertThat(large.upper()).isCloseTo(0.13, within(1e-12));
        assertThat(large.clipped()).isFalse();
        assertThat(new AttributeBaseline(AttributeChart.P, new Subgroup(900, 1000), 20, 0).limits(9))
                .satisfies(high -> {
                    assertThat(high.upper()).isEqualTo(1);
                    assertThat(high.lower()).isEqualTo(high.rawLower());
                    assertThat(high.clipped()).isTrue();
                });
    }

    @Test
    void anNpChartPlotsCounts() {
        AttributeBaseline baseline = AttributeChart.NP
                .baseline(List.of(new Subgroup(8, 100), new Subgroup(12, 100)))
                .orElseThrow();

        ControlLimits limits = baseline.limits(100);
        ControlChart chart = baseline.chart(List.of(new Subgroup(20, 100)));

        assertThat(limits.centre()).isEqualTo(10);
        assertThat(limits.upper()).isCloseTo(19, within(1e-12));
        assertThat(limits.lower()).isCloseTo(1, within(1e-12));
        assertThat(chart.type()).isEqualTo("np");
        assertThat(chart.points()).containsExactly(new ChartPoint(0, 100, 20, limits));
        assertThat(chart.alarms(RunRule.BEYOND_LIMITS)).hasSize(1);
    }

    @Test
    void aUChartAndACChartFollowPoisson() {
        ControlLimits u = new AttributeBaseline(AttributeChart.U, new Subgroup(40, 10), 5, 0).limits(2.25);
        ControlLimits c = new AttributeBaseline(AttributeChart.C, new Subgroup(40, 10), 10, 0).limits(1);

        assertThat(u.centre()).isEqualTo(4);
        assertThat(u.upper()).isCloseTo(8, within(1e-12));
        assertThat(u.lower()).isCloseTo(0, within(1e-12));
        assertThat(c.centre()).isEqualTo(4);
        assertThat(c.upper()).isCloseTo(10, within(1e-12));
        assertThat(c.rawLower()).isCloseTo(-2, within(1e-12));
        assertThat(c.lower()).isZero();
    }

    @Test
    void aPeriodWithoutCasesIsAGapThatIsCountedAndPassedOver() {
        List<Subgroup> samples = List.of(new Subgroup(5, 10), new Subgroup(0, 0), new Subgroup(5, 10));
        AttributeBaseline baseline = AttributeChart.P.baseline(samples).orElseThrow();

        ControlChart chart = baseline.chart(samples);

        assertThat(baseline).isEqualTo(new AttributeBaseline(AttributeChart.P, new Subgroup(10, 20), 2, 1));
        assertThat(chart.points()).extracting(ChartPoint::index).containsExactly(0, 2);
        assertThat(chart.gaps()).containsExactly(1);
    }

    @Test
    void aGapNeitherBreaksNorLengthensARun() {
        AttributeBaseline baseline = new AttributeBaseline(AttributeChart.P, new Subgroup(10, 100), 20, 0);
        List<Subgroup> run = Stream.concat(
                        Stream.of(new Subgroup(0, 0)),
                        Stream.generate(() -> new Subgroup(3, 20)).limit(8))
                .toList();

        assertThat(baseline.chart(run.subList(0, 8)).alarms(RunRule.WESTERN_ELECTRIC_4))
                .isEmpty();
        assertThat(baseline.chart(run).alarms(RunRule.WESTERN_ELECTRIC_4))
                .extracting(Alarm::points)
                .containsExactly(List.of(1, 2, 3, 4, 5, 6, 7, 8));
    }

    @ParameterizedTest
    @EnumSource
    void nothingCountedGivesNoBaseline(AttributeChart type) {
        assertThat(type.baseline(List.of())).isEmpty();
        assertThat(type.baseline(List.of(new Subgroup(0, 0)))).isEmpty();
    }

    @Test
    void aSingleValueGivesNoBaseline() {
        assertThat(XmrBaseline.of()).isEmpty();
        assertThat(XmrBaseline.of(7)).isEmpty();
    }

    @Test
    void movingRangesStartAtTheSecondValue() {
        XmrChart chart = XmrBaseline.of(10, 12, 11, 14, 9, 10).orElseThrow().chart(10, 18.5);

        assertThat(chart.movingRanges().points())
                .extracting(ChartPoint::index, ChartPoint::value)
                .containsExactly(tuple(1, 8.5));
        assertThat(chart.movingRanges().gaps()).containsExactly(0);
        assertThat(chart.movingRanges().alarms(RunRule.BEYOND_LIMITS)).hasSize(1);
        assertThat(chart.movingRanges().points().get(0).limits().lower()).isZero();
        assertThat(new XmrBaseline(0, 1, 2).chart().movingRanges().gaps()).isEmpty();
    }

    @Test
    void numbersUpToTheirLimitsAreTaken() {
        XmrBaseline wide = XmrBaseline.of(1e290, -1e290).orElseThrow();

        assertThat(wide.mean()).isZero();
        assertThat(wide.meanMovingRange()).isEqualTo(2e290);
        assertThat(XmrBaseline.of(7, 7).orElseThrow().meanMovingRange()).isZero();
        assertThat(new Cusum(1e290, 1e290, 0.5, 5).chart(1e290).points().get(0).upper())
                .isZero();
    }

    @Test
    void onlyMovingRangesAndMovingAveragesDependOnEachOther() {
        XmrChart chart = new XmrBaseline(0, 1, 2).chart(1, 2);

        assertThat(chart.individuals().dependentPoints()).isFalse();
        assertThat(chart.movingRanges().dependentPoints()).isTrue();
        assertThat(new Ewma(0, 1, 0.2, 3).chart(1).dependentPoints()).isTrue();
    }

    static Stream<Runnable> refused() {
        Subgroup ten = new Subgroup(1, 10);
        return Stream.of(
                () -> new Subgroup(-1, 1),
                () -> new Subgroup(1, 0),
                () -> new Subgroup(0, -1),
                () -> new Subgroup(0, Double.NaN),
                () -> new Subgroup(0, Double.POSITIVE_INFINITY),
                () -> AttributeChart.P.baseline(List.of(new Subgroup(2, 1))),
                () -> AttributeChart.P.baseline(List.of(new Subgroup(2, 1), new Subgroup(0, 100))),
                () -> AttributeChart.NP.baseline(List.of(new Subgroup(1, 1.5))),
                () -> AttributeChart.NP.baseline(List.of(ten, new Subgroup(1, 11))),
                () -> AttributeChart.C.baseline(List.of(ten, new Subgroup(1, 11))),
                () -> new AttributeBaseline(AttributeChart.U, new Subgroup(0, 0), 1, 0),
                () -> new AttributeBaseline(AttributeChart.P, new Subgroup(11, 10), 1, 0),
                () -> new AttributeBaseline(AttributeChart.P, ten, 1, 0).chart(List.of(new Subgroup(2, 1))),
                () -> new AttributeBaseline(AttributeChart.U, ten, 0, 0),
                () -> new AttributeBaseline(AttributeChart.U, ten, 1, -1),
                () -> new AttributeBaseline(AttributeChart.U, ten, 1, 0).limits(0),
                () -> new AttributeBaseline(AttributeChart.P, ten, 1, 0).limits(1.5),
                () -> XmrBaseline.of(1, Double.NaN),
                () -> XmrBaseline.of(Double.NaN),
                () -> new XmrBaseline(0, 1, 2).chart(Double.NEGATIVE_INFINITY),
                () -> new XmrBaseline(Double.NaN, 1, 2),
                () -> new XmrBaseline(0, -1, 2),
                () -> new XmrBaseline(0, Double.POSITIVE_INFINITY, 2),
                () -> new XmrBaseline(0, 1, 1),
                () -> new Ewma(0, 0, 0.2, 3),
                () -> new Ewma(Double.NaN, 1, 0.2, 3),
                () -> new Ewma(0, 1, 0, 3),
                () -> new Ewma(0, 1, 1.1, 3),
                () -> new Ewma(0, 1, 0.2, -1),
                () -> new Ewma(0, 1, 0.2, 3).chart(Double.NaN),
                () -> new Cusum(Double.NaN, 1, 0.5, 5),
                () -> new Cusum(0, 0, 0.5, 5),
                () -> new Cusum(0, 1, 0, 5),
                () -> new Cusum(0, 1, 1e291, 5),
                () -> new Cusum(1e291, 1, 0.5, 5),
                () -> new Cusum(0, 1, 0.5, Double.NaN),
                () -> new Cusum(0, 1, 0.5, 5).chart(Double.NaN));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void badNumbersAreRefusedByName(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(InvalidInputException.class);
    }
}
