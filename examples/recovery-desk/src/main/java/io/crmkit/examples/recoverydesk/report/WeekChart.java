package io.crmkit.examples.recoverydesk.report;

import io.crmkit.examples.recoverydesk.story.StoryEnd;
import io.crmkit.metrics.chart.ChartPoint;
import io.crmkit.metrics.chart.ControlLimits;
import io.crmkit.metrics.chart.Subgroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The weeks before and after the action on the p chart of the time before, whose limits stay. */
final class WeekChart {
    private static final int LEFT = 60;
    private static final int TOP = 24;
    private static final int WIDE = 800;
    private static final int HIGH = 230;

    private final double highest;
    private final int weeks;

    private WeekChart(double highest, int weeks) {
        this.highest = highest;
        this.weeks = weeks;
    }

    static String of(StoryEnd end) {
        List<Subgroup> samples = new ArrayList<>(end.before());
        samples.addAll(end.after());
        List<ChartPoint> points = end.baseline().chart(samples).points();
        ControlLimits limits = end.baseline().limits(samples.get(0).size());
        double highest = 1.15
                * Math.max(
                        limits.upper(),
                        points.stream().mapToDouble(ChartPoint::value).max().orElseThrow());
        return new WeekChart(highest, points.size())
                .draw(points, limits, end.before().size());
    }

    private String draw(List<ChartPoint> points, ControlLimits limits, int before) {
        Svg svg = new Svg("weeks", 960, 320);
        level(svg, limits.upper(), "limit", "upper limit");
        level(svg, limits.centre(), "rule", "before");
        level(svg, limits.lower(), "limit", "lower limit");
        double change = (x(before - 1) + x(before)) / 2;
        svg.line(change, TOP, change, TOP + HIGH, "change")
                .text(change, TOP - 8, "middle", "note", "action done")
                .line(LEFT, TOP + HIGH, LEFT + WIDE, TOP + HIGH, "rule");
        for (int i = 1; i < points.size(); i++) {
            if (i != before) {
                svg.line(
                        x(i - 1),
                        y(points.get(i - 1).value()),
                        x(i),
                        y(points.get(i).value()),
                        "path");
            }
        }
        for (ChartPoint point : points) {
            svg.dot(
                    x(point.index()),
                    y(point.value()),
                    point.index() < before ? "plain" : "good",
                    "week " + (point.index() + 1) + ": " + percent(point.value()));
        }
        svg.text(x(0), TOP + HIGH + 22, "start", "note", before + " weeks before")
                .text(x(before), TOP + HIGH + 22, "start", "note", points.size() - before + " weeks after")
                .text(
                        LEFT,
                        TOP + HIGH + 46,
                        "start",
                        "note",
                        "Flights of a week without a crew in time; limits frozen from the time before");
        return svg.markup(
                "Flights without a crew in time, by week",
                "p chart; the limits are those of the time before the action");
    }

    private void level(Svg svg, double value, String style, String name) {
        svg.line(LEFT, y(value), LEFT + WIDE, y(value), style)
                .text(LEFT - 8, y(value) + 4, "end", "note", percent(value))
                .text(LEFT + WIDE + 8, y(value) + 4, "start", "note", name);
    }

    private double x(int index) {
        return LEFT + 16 + (WIDE - 32) * (index / (double) (weeks - 1));
    }

    private double y(double value) {
        return TOP + HIGH - HIGH * value / highest;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
