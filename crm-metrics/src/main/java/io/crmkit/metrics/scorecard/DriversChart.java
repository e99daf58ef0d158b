package io.crmkit.metrics.scorecard;

import io.crmkit.metrics.driver.ImportanceGrid;
import io.crmkit.metrics.driver.Quadrant;
import io.crmkit.metrics.scorecard.Svg.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Drivers by performance and importance. Points have the numbers of the table, as names would hide each other. */
final class DriversChart {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 420;
    private static final int LEFT = 52;
    private static final int RIGHT = 548;
    private static final int TOP = 14;
    private static final int BASE = 366;
    private static final double RADIUS = 5;
    private static final double LABEL = 15;

    private final ImportanceGrid grid;
    private final Words words;
    private final Axis performance;
    private final Axis importance;

    private DriversChart(ImportanceGrid grid, Words words) {
        this.grid = grid;
        this.words = words;
        this.performance = Axis.over(
                Stream.concat(
                                grid.points().stream().map(ImportanceGrid.Point::performance),
                                Stream.of(grid.performanceCut()))
                        .toList(),
                0,
                100,
                LEFT,
                RIGHT);
        List<Double> weights = Stream.concat(
                        grid.points().stream().map(ImportanceGrid.Point::importance), Stream.of(grid.importanceCut()))
                .toList();
        double highest = weights.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double lowest = weights.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double air = highest > lowest ? (highest - lowest) * 0.12 : 1;
        this.importance = Axis.over(weights, lowest - air, highest + air, BASE, TOP);
    }

    static String of(ImportanceGrid grid, Words words) {
        return new DriversChart(grid, words).draw();
    }

    private String draw() {
        Svg svg = new Svg(WIDTH, HEIGHT);
        for (double tick : performance.ticks()) {
            svg.text("tick", performance.at(tick), BASE + 18, Svg.Anchor.MIDDLE, words.number(tick, 0));
        }
        for (double tick : importance.ticks()) {
            svg.text(
                    "tick",
                    LEFT - 8,
                    importance.at(tick) + 4,
                    Svg.Anchor.END,
                    words.number(tick, importance.decimals()));
        }
        svg.line("axis", LEFT, BASE, RIGHT, BASE).line("axis", LEFT, TOP, LEFT, BASE);
        svg.line("centre", performance.at(grid.performanceCut()), TOP, performance.at(grid.performanceCut()), BASE);
        svg.line("centre", LEFT, importance.at(grid.importanceCut()), RIGHT, importance.at(grid.importanceCut()));
        corner(svg, Quadrant.CONCENTRATE_HERE, LEFT + 8, TOP + 12, Svg.Anchor.START);
        corner(svg, Quadrant.KEEP_UP_THE_GOOD_WORK, RIGHT - 4, TOP + 12, Svg.Anchor.END);
        corner(svg, Quadrant.LOW_PRIORITY, LEFT + 8, BASE - 8, Svg.Anchor.START);
        corner(svg, Quadrant.POSSIBLE_OVERKILL, RIGHT - 4, BASE - 8, Svg.Anchor.END);
        points(svg);
        svg.text("note", (LEFT + RIGHT) / 2.0, HEIGHT - 12, Svg.Anchor.MIDDLE, "performance, 0 worst to 100 best");
        svg.text("note", 4, TOP - 2, Svg.Anchor.START, "importance");
        return svg.drawing(
                "drivers",
                "Drivers by importance and performance",
                grid.points().size() + " numbered points in four fields; the table names them.");
    }

    private void corner(Svg svg, Quadrant quadrant, double x, double y, Svg.Anchor anchor) {
        svg.text("note", x, y, anchor, name(quadrant));
    }

    static String name(Quadrant quadrant) {
        return quadrant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Point place(ImportanceGrid.Point point) {
        return new Point(performance.at(point.performance()), importance.at(point.importance()));
    }

    private void points(Svg svg) {
        List<Point> taken = new ArrayList<>();
        for (ImportanceGrid.Point point : grid.points()) {
            svg.dot("dot", place(point), RADIUS, point.driver());
            taken.add(place(point));
        }
        for (int i = 0; i < grid.points().size(); i++) {
            Point label = free(place(grid.points().get(i)), taken);
            taken.add(label);
            svg.text("halo value", label.x(), label.y() + 4, Svg.Anchor.MIDDLE, Integer.toString(i + 1));
        }
    }

    /** The first place around a point that no point or label stands on; to the right of it if all are taken. */
    private static Point free(Point point, List<Point> taken) {
        double[][] ways = {{1, 0}, {0, -1}, {-1, 0}, {0, 1}, {0.8, -0.8}, {-0.8, -0.8}, {0.8, 0.8}, {-0.8, 0.8}};
        return Stream.of(ways)
                .map(way -> new Point(point.x() + LABEL * way[0], point.y() + LABEL * way[1]))
                .filter(place -> place.x() > LEFT && place.x() < RIGHT)
                .filter(place -> taken.stream()
                        .allMatch(other -> Math.hypot(other.x() - place.x(), other.y() - place.y()) >= LABEL - 3))
                .findFirst()
                .orElse(new Point(point.x() + LABEL, point.y()));
    }
}
