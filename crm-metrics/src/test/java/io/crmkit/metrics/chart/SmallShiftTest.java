package io.crmkit.metrics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The charts for small shifts on the data of the NIST/SEMATECH e-Handbook, sections 6.3.2.3 and 6.3.2.4, as others quote it. */
class SmallShiftTest {
    private static final double[] EWMA_DATA = {
        52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4,
        53.6, 52.1
    };
    private static final double[] CUSUM_DATA = {
        324.925, 324.675, 324.725, 324.350, 325.350, 325.225, 324.125, 324.525, 325.225, 324.600, 324.625, 325.150,
        328.325, 327.250, 327.825, 328.500, 326.675, 327.775, 326.875, 328.350
    };

    @Test
    void ewmaGivesThePublishedAverages() {
        double[] published = {
            50.60, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38,
            49.92, 50.73, 51.23, 51.94, 51.99
        };

        ControlChart chart = new Ewma(50, 2.0539, 0.3, 3).chart(EWMA_DATA);

        assertThat(chart.points()).hasSize(published.length);
        for (ChartPoint point : chart.points()) {
            assertThat(point.value()).isCloseTo(published[point.index()], within(0.00501));
        }
        // the handbook prints the limits for large i, from a root cut to 0.4201
        assertThat(chart.points().get(19).limits().upper()).isCloseTo(52.5884, within(1e-3));
        assertThat(chart.points().get(19).limits().lower()).isCloseTo(47.4115, within(1e-3));
        assertThat(chart.alarms(RunRule.BEYOND_LIMITS)).isEmpty();
    }

    @Test
    void ewmaLimitsOfTheFirstPointAreThoseOfAShareOfOneValue() {
        ControlChart chart = new Ewma(10, 2, 0.25, 3).chart(16.01);

        assertThat(chart.points().get(0).limits().upper()).isCloseTo(11.5, within(1e-12)); // 10 + 3 × 2 × 0.25
        assertThat(chart.alarms(RunRule.BEYOND_LIMITS)).hasSize(1);
    }

    @Test
    void cusumSumsAndFindsWhenTheShiftBegan() {
        // reference value 0.3175, decision interval 4.1959; the sums are by the formula, in Python
        CusumChart chart = new Cusum(325, 1, 0.3175, 4.1959).chart(CUSUM_DATA);

        assertThat(chart.points().get(3).lower()).isCloseTo(0.3325, within(1e-9));
        assertThat(chart.points().get(7).lower()).isCloseTo(0.7150, within(1e-9));
        assertThat(chart.points().get(13).upper()).isCloseTo(4.94, within(1e-9));
        assertThat(chart.points().get(19).upper()).isCloseTo(19.035, within(1e-9));
        assertThat(chart.alarms()).hasSize(7).allMatch(alarm -> alarm.rule() == RunRule.CUSUM);
        assertThat(chart.alarms().get(0).points()).containsExactly(12, 13);
        assertThat(chart.alarms().get(0).side()).isEqualTo(Side.UPPER);
        assertThat(chart.alarms().get(6).points()).hasSize(8).startsWith(12).endsWith(19);
    }

    @Test
    void cusumOfMirroredValuesAlarmsBelow() {
        Alarm alarm = new Cusum(0, 2, 0.5, 4).chart(-4, -4, -4).alarms().get(0);

        assertThat(alarm.side()).isEqualTo(Side.LOWER);
        assertThat(alarm.points()).containsExactly(0, 1, 2);
        assertThat(alarm.limits().lower()).isEqualTo(-8);
    }

    @Test
    void slackIsInStandardDeviations() {
        CusumPoint above = new Cusum(10, 4, 0.5, 5).chart(17).points().get(0);
        CusumPoint below = new Cusum(10, 4, 0.5, 5).chart(3).points().get(0);

        assertThat(above.upper()).isEqualTo(5); // 7 - 0.5 × 4
        assertThat(above.lower()).isZero();
        assertThat(below.lower()).isEqualTo(5);
        assertThat(below.upper()).isZero();
    }

    @Test
    void aRunBeginsWhereItsSumLeftZero() {
        Cusum cusum = new Cusum(0, 1, 0.5, 1);

        assertThat(cusum.chart(0, 0, 1, 1, 1).alarms().get(0).points()).containsExactly(2, 3, 4);
        assertThat(cusum.chart(0, 0, -1, -1, -1).alarms().get(0).points()).containsExactly(2, 3, 4);
    }

    @Test
    void anAverageThatForgetsAllIsAShewhartChart() {
        ControlChart chart = new Ewma(10, 2, 1, 3).chart(11, 16, 16.1);

        assertThat(chart.points()).extracting(ChartPoint::value).containsExactly(11.0, 16.0, 16.1);
        assertThat(chart.points())
                .allSatisfy(point -> assertThat(point.limits().upper()).isEqualTo(16));
        assertThat(chart.alarms(RunRule.BEYOND_LIMITS)).extracting(Alarm::at).containsExactly(2);
    }

    @Test
    void aSumOnTheDecisionIntervalIsNoAlarm() {
        assertThat(new Cusum(0, 1, 0.5, 1).chart(1.5).alarms()).isEmpty();
        assertThat(new Cusum(0, 1, 0.5, 1).chart(-1.5).alarms()).isEmpty();
    }
}
