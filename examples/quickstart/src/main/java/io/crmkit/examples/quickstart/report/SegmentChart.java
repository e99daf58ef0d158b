package io.crmkit.examples.quickstart.report;

import io.crmkit.examples.quickstart.score.Group;
import io.crmkit.examples.quickstart.score.QuestionScores;
import io.crmkit.examples.quickstart.score.ScoreLine;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.score.ScoreDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The main score of each group of a segment as a bar, with its interval across the end. */
final class SegmentChart {
    private static final int WIDTH = 560;
    private static final int ROW = 34;
    private static final int TOP = 26;
    private static final int RIGHT = 478;
    private static final int LONGEST_NAME = 22;

    /** About the width of a letter; names are cut, not measured. */
    private static final double LETTER = 7.5;

    /** More rows are a table, not a chart. */
    static final int MOST_ROWS = 30;

    private final Chart chart;
    private final double left;
    private final double from;
    private final double to;
    private final int decimals;

    private SegmentChart(Chart chart, double left, double from, double to, int decimals) {
        this.chart = chart;
        this.left = left;
        this.from = from;
        this.to = to;
        this.decimals = decimals;
    }

    static String of(String id, QuestionScores scores, String column, List<Group> groups) {
        List<Group> shown = groups.subList(0, Math.min(groups.size(), MOST_ROWS));
        ScoreDefinition definition = scores.all().main().score().definition();
        Chart chart = new Chart(id, WIDTH, TOP + ROW * shown.size() + 26);
        double[] range = range(
                definition,
                Stream.concat(Stream.of(scores.all()), shown.stream()).toList());
        int longest = shown.stream()
                .mapToInt(group -> shortened(group.name()).length())
                .max()
                .orElse(0);
        SegmentChart segments =
                new SegmentChart(chart, 14 + LETTER * longest, range[0], range[1], Words.decimals(definition));
        segments.draw(scores.all(), shown);
        return chart.svg(
                definition.id() + " of " + scores.question().column() + " by " + column,
                "Bars with " + Words.level(scores.all().main()) + " intervals; the same numbers stand in the table.");
    }

    /** Bars begin at zero points, or at the lowest rating; the axis ends where the last interval does. */
    private static double[] range(ScoreDefinition definition, List<Group> groups) {
        double low = Math.max(0, definition.lowest());
        double high = low;
        for (Group group : groups) {
            Optional<ConfidenceInterval> interval = group.main().interval();
            double value = group.main().score().value().orElse(low);
            low = Math.min(
                    low, Math.min(value, interval.map(ConfidenceInterval::lower).orElse(value)));
            high = Math.max(
                    high,
                    Math.max(value, interval.map(ConfidenceInterval::upper).orElse(value)));
        }
        double step = definition.highest() - definition.lowest() > 20 ? 10 : 1;
        return new double[] {Math.floor(low / step) * step, Math.max(low + step, Math.ceil(high / step) * step)};
    }

    private void draw(Group all, List<Group> groups) {
        int bottom = TOP + ROW * groups.size();
        double zero = x(Math.max(from, 0));
        double step = to - from > 60 ? 20 : to - from > 10 ? 10 : 1;
        for (double at = Math.ceil(from / step) * step; at <= to; at += step) {
            chart.line(x(at), TOP - 6, x(at), bottom, Paint.LINE, 1);
            chart.text(x(at), bottom + 18, Chart.Anchor.MIDDLE, "tick", Words.rounded(at, 0));
        }
        all.main().score().value().ifPresent(value -> {
            chart.line(x(value), TOP - 6, x(value), bottom, Paint.INK, 1);
            chart.text(x(value), TOP - 12, Chart.Anchor.MIDDLE, "note", "all " + Words.rounded(value, decimals));
        });
        for (int i = 0; i < groups.size(); i++) {
            row(groups.get(i), TOP + ROW * i + ROW / 2.0, zero);
        }
        chart.line(zero, TOP - 6, zero, bottom, Paint.RULE, 1);
    }

    private void row(Group group, double middle, double zero) {
        chart.text(left - 10, middle + 4, Chart.Anchor.END, "label", shortened(group.name()));
        ScoreLine line = group.main();
        if (line.score().value().isEmpty()) {
            chart.text(left + 4, middle + 4, Chart.Anchor.START, "note", "no answers");
            return;
        }
        double value = line.score().value().getAsDouble();
        String said = Words.rounded(value, decimals);
        chart.bar(
                Math.min(zero, x(value)),
                middle - 9,
                Math.abs(x(value) - zero),
                18,
                value < 0 ? Paint.BAD : Paint.PLAIN,
                group.name() + ": " + said + ", n " + Words.count(line.score().responses()));
        line.interval().ifPresent(interval -> {
            chart.line(x(interval.lower()), middle, x(interval.upper()), middle, Paint.INK, 1.5);
            chart.line(x(interval.lower()), middle - 5, x(interval.lower()), middle + 5, Paint.INK, 1.5);
            chart.line(x(interval.upper()), middle - 5, x(interval.upper()), middle + 5, Paint.INK, 1.5);
        });
        chart.text(WIDTH, middle + 4, Chart.Anchor.END, "value", said);
    }

    private double x(double value) {
        return left + (RIGHT - left) * (value - from) / (to - from);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME
                ? name
                : String.format(Locale.ROOT, "%s\u2026", name.substring(0, LONGEST_NAME - 1));
    }
}
