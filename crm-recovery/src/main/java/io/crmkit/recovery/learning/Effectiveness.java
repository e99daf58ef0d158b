package io.crmkit.recovery.learning;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.chart.Alarm;
import io.crmkit.metrics.chart.AttributeBaseline;
import io.crmkit.metrics.chart.ControlChart;
import io.crmkit.metrics.chart.RunRule;
import io.crmkit.metrics.chart.Side;
import io.crmkit.metrics.chart.Subgroup;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Whether a cause is at work less often after an action than before: the periods after it on the control chart of the time before,
 * whose limits stay frozen. A shift is a point beyond a limit or eight in a row on one side of the centre (Western Electric 1 and 4).
 * It shows that something changed at that time, not that the action changed it: reports say "associated with".
 *
 * @param verdict what the chart says
 * @param before the ratio of the baseline, not rounded
 * @param after the pooled ratio of the periods after; empty if there is nothing in them
 * @param points how many periods were charted
 * @param gaps how many periods of size 0 were left out
 */
public record Effectiveness(Verdict verdict, double before, OptionalDouble after, int points, int gaps) {
    private static final int LEAST_POINTS = 8;
    private static final double LEAST_EXPECTED = 5;

    /** What the chart says. */
    public enum Verdict {
        /** It is at work less often, by more than chance explains. */
        FEWER,
        /** More often. */
        MORE,
        /** Less often at one time and more often at another. */
        UNSTABLE,
        /** Chance explains the difference; that is no proof that there is none. */
        NO_CHANGE_SHOWN,
        /**
         * The chart cannot tell: fewer than eight periods, or periods so small that by the baseline fewer than five cases would be
         * expected, for which its limits do not hold.
         */
        NOT_ENOUGH_DATA
    }

    /** Refuses null. */
    public Effectiveness {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(after, "after");
    }

    /**
     * Judges the periods after an action.
     *
     * @param after one sample for each period, in order; none from before the action was done
     * @throws InvalidInputException if a sample does not fit the chart of the baseline
     */
    public static Effectiveness of(AttributeBaseline baseline, List<Subgroup> after) {
        ControlChart chart = baseline.chart(after);
        return new Effectiveness(
                verdict(baseline, chart),
                baseline.ratio(),
                Subgroup.pooled(after).ratio(),
                chart.points().size(),
                chart.gaps().size());
    }

    private static Verdict verdict(AttributeBaseline baseline, ControlChart chart) {
        boolean small = chart.points().stream().anyMatch(point -> point.size() * baseline.ratio() < LEAST_EXPECTED);
        if (small || chart.points().size() < LEAST_POINTS) {
            return Verdict.NOT_ENOUGH_DATA;
        }
        Set<Side> sides = EnumSet.noneOf(Side.class);
        chart.alarms(RunRule.BEYOND_LIMITS, RunRule.WESTERN_ELECTRIC_4).stream()
                .map(Alarm::side)
                .forEach(sides::add);
        if (sides.isEmpty()) {
            return Verdict.NO_CHANGE_SHOWN;
        }
        if (sides.equals(Set.of(Side.LOWER))) {
            return Verdict.FEWER;
        }
        return sides.equals(Set.of(Side.UPPER)) ? Verdict.MORE : Verdict.UNSTABLE;
    }
}
