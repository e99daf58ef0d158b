package io.crmkit.metrics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.crmkit.core.error.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule on points in sigma around 0: the shortest data that meet it, and data that just do not. */
class RunRuleTest {
    /** Mean 0, and a mean moving range of 300 makes sigma exactly 266, so that points can lie on a line. */
    private static final XmrBaseline BASELINE = new XmrBaseline(0, 300, 20);

    static Stream<Arguments> met() {
        return Stream.of(
                argumentSet("WE 1", RunRule.WESTERN_ELECTRIC_1, Side.UPPER, List.of(1), new double[] {0, 3.01}),
                argumentSet("WE 1 below", RunRule.WESTERN_ELECTRIC_1, Side.LOWER, List.of(0), new double[] {-3.01}),
                argumentSet("limits", RunRule.BEYOND_LIMITS, Side.LOWER, List.of(0), new double[] {-3.01}),
                argumentSet("WE 2", RunRule.WESTERN_ELECTRIC_2, Side.UPPER, List.of(0, 2), new double[] {2.1, 0, 2.1}),
                argumentSet("WE 3", RunRule.WESTERN_ELECTRIC_3, Side.LOWER, List.of(0, 1, 3, 4), new double[] {
                    -1.1, -1.2, 5, -1.1, -1.5
                }),
                argumentSet("WE 4", RunRule.WESTERN_ELECTRIC_4, Side.UPPER, upTo(8), repeat(8, 0.1)),
                argumentSet("Nelson 1", RunRule.NELSON_1, Side.UPPER, List.of(0), new double[] {3.01}),
                argumentSet("Nelson 2", RunRule.NELSON_2, Side.LOWER, upTo(9), repeat(9, -0.1)),
                argumentSet("Nelson 3", RunRule.NELSON_3, Side.UPPER, upTo(6), new double[] {-3, -2, -1, 0, 1, 2}),
                argumentSet(
                        "Nelson 3 falling", RunRule.NELSON_3, Side.LOWER, upTo(6), new double[] {3, 2, 1, 0, -1, -2}),
                argumentSet("Nelson 4", RunRule.NELSON_4, Side.BOTH, upTo(14), repeat(14, 2, 1)),
                argumentSet("Nelson 5", RunRule.NELSON_5, Side.LOWER, List.of(0, 1), new double[] {-2.1, -2.1}),
                argumentSet("Nelson 6", RunRule.NELSON_6, Side.UPPER, upTo(4), repeat(4, 1.1)),
                argumentSet("Nelson 7", RunRule.NELSON_7, Side.BOTH, upTo(15), repeat(15, 0.9, 0, -0.9)),
                argumentSet("Nelson 8", RunRule.NELSON_8, Side.BOTH, upTo(8), repeat(8, 1.1, -1.1)));
    }

    static Stream<Arguments> notMet() {
        return Stream.of(
                argumentSet("on the limit", RunRule.WESTERN_ELECTRIC_1, new double[] {3, -3}),
                argumentSet("two sides", RunRule.WESTERN_ELECTRIC_2, new double[] {2.1, -2.1, 0}),
                argumentSet("too far apart", RunRule.WESTERN_ELECTRIC_2, new double[] {2.1, 0, 0, 2.1}),
                argumentSet("three of five", RunRule.WESTERN_ELECTRIC_3, new double[] {1.1, 1.1, 0, 1.1, 0, 0}),
                argumentSet("four of six", RunRule.WESTERN_ELECTRIC_3, new double[] {1.1, 1.1, 0, 0, 1.1, 1.1}),
                argumentSet("seven in a row", RunRule.WESTERN_ELECTRIC_4, repeat(7, 1)),
                argumentSet(
                        "the centre breaks a run", RunRule.WESTERN_ELECTRIC_4, new double[] {1, 1, 1, 1, 0, 1, 1, 1, 1
                        }),
                argumentSet("eight in a row", RunRule.NELSON_2, repeat(8, 1)),
                argumentSet("five rising", RunRule.NELSON_3, new double[] {0, 1, 2, 3, 4, 4}),
                argumentSet("thirteen in turn", RunRule.NELSON_4, repeat(13, 2, 1)),
                argumentSet("two rises in turn", RunRule.NELSON_4, new double[] {
                    1, 2, 1, 2, 1, 2, 1, 2, 3, 2, 3, 2, 3, 2, 3, 2
                }),
                argumentSet("a pause in turn", RunRule.NELSON_4, new double[] {
                    1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 1, 2, 1
                }),
                argumentSet("one of three", RunRule.NELSON_5, new double[] {2.1, 0, 0}),
                argumentSet("fourteen close", RunRule.NELSON_7, repeat(14, 0.5)),
                argumentSet("one on the line", RunRule.NELSON_7, repeat(15, 0, 0, 1)),
                argumentSet("eight on one side", RunRule.NELSON_8, repeat(8, 1.1)),
                argumentSet("one within", RunRule.NELSON_8, new double[] {2, -2, 2, -2, 1, -2, 2, -2}),
                argumentSet("seven far", RunRule.NELSON_8, repeat(7, 2, -2)));
    }

    @ParameterizedTest
    @MethodSource("met")
    void isMetByTheseExactPoints(RunRule rule, Side side, List<Integer> points, double[] values) {
        List<Alarm> alarms = chart(values).alarms(rule);

        assertThat(alarms).hasSize(1);
        assertThat(alarms.get(0)).isEqualTo(new Alarm(rule, side, points, BASELINE.individualLimits()));
        assertThat(alarms.get(0).at()).isEqualTo(values.length - 1);
    }

    @ParameterizedTest
    @MethodSource("notMet")
    void isNotMetByLess(RunRule rule, double[] values) {
        assertThat(chart(values).alarms(rule)).isEmpty();
    }

    @Test
    void rulesAreRelativeToTheCentre() {
        XmrBaseline far = new XmrBaseline(1_000, 300, 20);

        assertThat(far.chart(repeat(15, 1_100, 900)).individuals().alarms(RunRule.NELSON_7))
                .hasSize(1);
        assertThat(far.chart(repeat(15, 1_300, 700)).individuals().alarms(RunRule.NELSON_7))
                .isEmpty();
    }

    @Test
    void aPointOnALimitIsNotBeyondIt() {
        assertThat(chart(3, -3).alarms(RunRule.BEYOND_LIMITS)).isEmpty();
        assertThat(chart(3, -3).points()).satisfies(points -> {
            assertThat(points.get(0).value()).isEqualTo(points.get(0).limits().rawUpper());
            assertThat(points.get(1).value()).isEqualTo(points.get(1).limits().rawLower());
        });
    }

    @Test
    void aLongerRunAlarmsAtEachPointAtWhichTheRuleHolds() {
        assertThat(chart(repeat(10, 0.5)).alarms(RunRule.WESTERN_ELECTRIC))
                .extracting(Alarm::at)
                .containsExactly(7, 8, 9);
    }

    @Test
    void anInnocentPointDoesNotRepeatAnEarlierAlarm() {
        assertThat(chart(2.1, 2.1, 0).alarms(RunRule.NELSON_5))
                .extracting(Alarm::at)
                .containsExactly(1);
    }

    @Test
    void pointsWithoutSpreadAlarmWhenTheyLeaveTheLine() {
        XmrBaseline still = XmrBaseline.of(4, 4, 4).orElseThrow();

        assertThat(still.chart(repeat(20, 4)).individuals().alarms(RunRule.NELSON))
                .isEmpty();
        assertThat(still.chart(4, 4.001).individuals().alarms(RunRule.NELSON_1))
                .extracting(Alarm::at)
                .containsExactly(1);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "BEYOND_LIMITS")
    void chartsOfDependentPointsRefuseRunRules(RunRule rule) {
        for (ControlChart chart :
                List.of(new Ewma(0, 1, 0.2, 3).chart(1, 2), BASELINE.chart(1, 2).movingRanges())) {
            assertThat(chart.dependentPoints()).isTrue();
            assertThatThrownBy(() -> chart.alarms(rule))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(rule.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleHasAnIdAndASource(RunRule rule) {
        assertThat(rule.id()).matches("[a-z_]+\\.[a-z_0-9]+");
        assertThat(rule.source()).matches("[A-Za-z ]+ 19\\d\\d");
    }

    private static ControlChart chart(double... sigmas) {
        assertThat(BASELINE.sigma()).isEqualTo(266);
        return BASELINE.chart(Arrays.stream(sigmas).map(value -> 266 * value).toArray())
                .individuals();
    }

    private static List<Integer> upTo(int end) {
        return Stream.iterate(0, i -> i + 1).limit(end).toList();
    }

    private static double[] repeat(int length, double... values) {
        double[] result = new double[length];
        Arrays.setAll(result, i -> values[i % values.length]);
        return result;
    }
}
