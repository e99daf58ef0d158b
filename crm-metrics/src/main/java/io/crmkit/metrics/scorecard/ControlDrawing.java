package io.crmkit.metrics.scorecard;

import io.crmkit.metrics.chart.Alarm;
import io.crmkit.metrics.chart.ChartPoint;
import io.crmkit.metrics.chart.ControlChart;
import io.crmkit.metrics.chart.ControlLimits;
import io.crmkit.metrics.scorecard.Svg.Point;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The scores of the periods between their control limits; a point at which a rule is met is a diamond. */
final class ControlDrawing {
    private static final int WIDTH = 1080;
    private static final int HEIGHT = 290;
    private static final int LEFT = 46;
    private static final int RIGHT = 1020;
    private static final int TOP = 16;
    private static final int BASE = 236;

    private final Scorecard card;
    private final ControlChart chart;
    private final Words words;
    private final PeriodAxis time;
    private final Axis value;

    private ControlDrawing(Scorecard card, ControlChart chart, Words words) {
        this.card = card;
        this.chart = chart;
        this.words = words;
        this.time = new PeriodAxis(card.periods(), LEFT, RIGHT);
        List<Double> values = new ArrayList<>();
        for (ChartPoint point : chart.points()) {
            values.add(point.value());
            values.add(point.limits().lower());
            values.add(point.limits().upper());
        }
        card.baseline().ifPresent(baseline -> values.add(baseline.centre()));
        this.value = Axis.over(
                values, card.request().score().lowest(), card.request().score().highest(), BASE, TOP);
    }

    static String of(Scorecard card, ControlChart chart, Words words) {
        return new ControlDrawing(card, chart, words).draw();
    }

    private String draw() {
        Svg svg = new Svg(WIDTH, HEIGHT);
        TrendChart.grid(svg, value, words, RIGHT);
        time.draw(svg, BASE);
        double centre = card.baseline().orElseThrow().centre();
        svg.line("centre", LEFT, value.at(centre), RIGHT, value.at(centre));
        svg.text("tick", RIGHT + 6, value.at(centre) + 4, Svg.Anchor.START, words.value(centre));
        runs(svg);
        Set<Integer> alarmed =
                new HashSet<>(card.alarms().stream().map(Alarm::at).toList());
        for (ChartPoint point : chart.points()) {
            ControlLimits limits = point.limits();
            String said = card.periods().get(point.index()).label() + ": " + words.value(point.value()) + ", limits "
                    + words.value(limits.lower()) + " to " + words.value(limits.upper());
            if (alarmed.contains(point.index())) {
                svg.diamond("alarm", place(point), Math.max(6, time.radius() + 2), said + ", alarm");
            } else {
                svg.dot(time.dot(), place(point), time.radius(), said);
            }
        }
        svg.text("note", LEFT, HEIGHT - 8, Svg.Anchor.START, legend());
        return svg.drawing(
                "control",
                "Control chart of the periods",
                chart.points().size() + " points between steps of control limits, " + alarmed.size()
                        + " of them with an alarm; the same numbers stand in the table.");
    }

    private String legend() {
        return "Dashed: 3 sigma limits of each period around the centre of the baseline."
                + (card.alarms().isEmpty() ? "" : " \u25c6 a rule is met.");
    }

    /** Neighbours have limits of their own, so these are steps. Both lines are interrupted where there is no point. */
    private void runs(Svg svg) {
        List<ChartPoint> run = new ArrayList<>();
        for (ChartPoint point : chart.points()) {
            if (!run.isEmpty() && run.get(run.size() - 1).index() + 1 != point.index()) {
                run(svg, run);
                run.clear();
            }
            run.add(point);
        }
        run(svg, run);
    }

    private void run(Svg svg, List<ChartPoint> run) {
        svg.path("limit", corners(run, point -> point.limits().upper()));
        svg.path("limit", corners(run, point -> point.limits().lower()));
        svg.path("line", run.stream().map(this::place).toList());
    }

    private List<Point> corners(List<ChartPoint> run, ToDoubleFunction<ChartPoint> limit) {
        List<Point> corners = new ArrayList<>();
        for (ChartPoint point : run) {
            double y = value.at(limit.applyAsDouble(point));
            corners.add(new Point(time.begin(point.index()), y));
            corners.add(new Point(time.begin(point.index() + 1), y));
        }
        return corners;
    }

    private Point place(ChartPoint point) {
        return new Point(time.at(point.index()), value.at(point.value()));
    }
}
