package io.crmkit.metrics.chart;

import java.util.List;

/**
 * A sign that something other than chance is at work: which rule was met, by which points, against which limits.
 *
 * @param rule the rule
 * @param side where the points lie, or which way they move
 * @param points the positions of the points that meet the rule, rising; the last one is where it was noticed
 * @param limits the limits of the last of these points
 */
public record Alarm(RunRule rule, Side side, List<Integer> points, ControlLimits limits) {
    /** Copies the positions. */
    public Alarm {
        points = List.copyOf(points);
    }

    static Alarm of(RunRule rule, RunPattern.Match match) {
        ChartPoint last = match.points().get(match.points().size() - 1);
        return new Alarm(
                rule,
                match.side(),
                match.points().stream().map(ChartPoint::index).toList(),
                last.limits());
    }

    /** Returns the position at which the rule was met. */
    public int at() {
        return points.get(points.size() - 1);
    }
}
