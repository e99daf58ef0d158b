package io.crmkit.metrics.scorecard;

import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.scorecard.Svg.Point;
import java.util.ArrayList;
import java.util.List;

/** The score of each group as a dot with its interval, beside that of everybody. */
final class GroupsChart {
    /** More groups are a table, not a chart. */
    static final int MOST_ROWS = 40;

    private static final int WIDTH = 560;
    private static final int ROW = 26;
    private static final int TOP = 34;
    private static final int RIGHT = 488;
    private static final int LONGEST_NAME = 24;
    private static final double LETTER = 7.4;

    private final Scorecard card;
    private final Words words;
    private final List<BrokenDownScores.Group> rows;
    private final double left;
    private final Axis value;

    private GroupsChart(Scorecard card, BrokenDownScores scores, Words words) {
        this.card = card;
        this.words = words;
        this.rows =
                scores.groups().subList(0, Math.min(MOST_ROWS, scores.groups().size()));
        int longest =
                rows.stream().mapToInt(row -> Markup.width(name(row))).max().orElse(0);
        this.left = 18 + LETTER * longest;
        List<Double> values = new ArrayList<>();
        card.total().overall().value().ifPresent(values::add);
        for (BrokenDownScores.Group row : rows) {
            row.scores().overall().value().ifPresent(values::add);
            row.scores().overall().interval().map(ConfidenceInterval::lower).ifPresent(values::add);
            row.scores().overall().interval().map(ConfidenceInterval::upper).ifPresent(values::add);
        }
        this.value = Axis.over(
                values, card.request().score().lowest(), card.request().score().highest(), left, RIGHT);
    }

    static String of(String id, Scorecard card, BrokenDownScores scores, Words words) {
        return new GroupsChart(card, scores, words).draw(id, scores.breakdown());
    }

    private static String name(BrokenDownScores.Group row) {
        return Markup.shortened(Words.group(row), LONGEST_NAME);
    }

    private String draw(String id, Breakdown breakdown) {
        int bottom = TOP + ROW * rows.size();
        Svg svg = new Svg(WIDTH, bottom + 26);
        for (double tick : value.ticks()) {
            svg.line("grid", value.at(tick), TOP - 6, value.at(tick), bottom);
            svg.text("tick", value.at(tick), bottom + 18, Svg.Anchor.MIDDLE, words.number(tick, value.decimals()));
        }
        card.total().overall().value().ifPresent(all -> {
            svg.line("centre", value.at(all), TOP - 6, value.at(all), bottom);
            svg.text("note", value.at(all), TOP - 13, Svg.Anchor.MIDDLE, "all " + words.value(all));
        });
        for (int i = 0; i < rows.size(); i++) {
            row(svg, rows.get(i), TOP + ROW * (i + 0.5));
        }
        return svg.drawing(
                id,
                "Score by " + breakdown.name(),
                "Dots with " + words.level() + " intervals for " + rows.size()
                        + " groups; the same numbers stand in the table.");
    }

    private void row(Svg svg, BrokenDownScores.Group group, double y) {
        ReportedScore score = group.scores().overall();
        svg.text("label", left - 12, y + 4, Svg.Anchor.END, name(group));
        if (score.state() != ReportedScore.State.SHOWN) {
            svg.text("note", left + 4, y + 4, Svg.Anchor.START, words.value(score));
            return;
        }
        score.interval().ifPresent(interval -> {
            double from = value.at(interval.lower());
            double to = value.at(interval.upper());
            svg.line("whisker", from, y, to, y);
            svg.line("whisker", from, y - 4, from, y + 4);
            svg.line("whisker", to, y - 4, to, y + 4);
        });
        svg.dot("dot", new Point(value.at(score.value().orElseThrow()), y), 5, words.said(Words.group(group), score));
        svg.text("value", WIDTH, y + 4, Svg.Anchor.END, words.value(score));
    }
}
