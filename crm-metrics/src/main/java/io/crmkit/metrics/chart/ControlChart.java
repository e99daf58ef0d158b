package io.crmkit.metrics.chart;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Points held against the limits of a baseline. {@code points().size() + gaps().size()} is the number of periods that were
 * charted. Charting more periods later gives the same points and the same alarms for the earlier ones.
 */
public final class ControlChart {
    private final String type;
    private final boolean independent;
    private final List<ChartPoint> points;
    private final List<Integer> gaps;

    ControlChart(String type, boolean independent, List<ChartPoint> points, List<Integer> gaps) {
        this.type = type;
        this.independent = independent;
        this.points = List.copyOf(points);
        this.gaps = List.copyOf(gaps);
    }

    /** Returns the id of the kind of chart: p, np, u, c, individuals, moving_range, score or ewma. */
    public String type() {
        return type;
    }

    /** Returns the points in the order of the data. */
    public List<ChartPoint> points() {
        return points;
    }

    /** Returns the positions of the periods without a value. Run rules pass over them: they neither break nor lengthen a run. */
    public List<Integer> gaps() {
        return gaps;
    }

    /**
     * Returns whether points of a stable process depend on each other by construction, as moving ranges and moving averages
     * do. Then only {@link RunRule#BEYOND_LIMITS} means something.
     */
    public boolean dependentPoints() {
        return !independent;
    }

    /**
     * Returns where the rules are met, in the order of the points and then of the rules. A rule that holds over a longer run
     * gives an alarm at each point at which it holds.
     *
     * @throws InvalidInputException if a rule is not for this kind of chart: {@link RunRule#CUSUM}, or any but
     *     {@link RunRule#BEYOND_LIMITS} on a chart of dependent points
     */
    public List<Alarm> alarms(List<RunRule> rules) {
        rules.forEach(this::requireFit);
        List<Alarm> alarms = new ArrayList<>();
        for (int i = 1; i <= points.size(); i++) {
            List<ChartPoint> upToHere = points.subList(0, i);
            for (RunRule rule : rules) {
                rule.pattern()
                        .match(upToHere)
                        .map(match -> Alarm.of(rule, match))
                        .ifPresent(alarms::add);
            }
        }
        return List.copyOf(alarms);
    }

    /**
     * Returns where the rules are met; see {@link #alarms(List)}.
     *
     * @throws InvalidInputException if a rule is not for this kind of chart
     */
    public List<Alarm> alarms(RunRule... rules) {
        return alarms(List.of(rules));
    }

    private void requireFit(RunRule rule) {
        if (rule == RunRule.CUSUM || !(independent || rule == RunRule.BEYOND_LIMITS)) {
            throw new InvalidInputException("rule", "must be for charts of type " + type + ", was " + rule.id());
        }
    }
}
