package io.crmkit.metrics.scorecard;

import java.util.ArrayList;
import java.util.List;

/** The groups of a breakdown: a chart, and two tables. */
final class BreakdownPanel {
    private static final int MOST_ROWS = 500;
    private static final int MOST_PERIODS = 60;

    private final Scorecard card;
    private final Words words;

    BreakdownPanel(Scorecard card, Words words) {
        this.card = card;
        this.words = words;
    }

    String of(String id, BrokenDownScores scores) {
        if (scores.groups().isEmpty()) {
            return "<p>No answers.</p>\n";
        }
        int groups = scores.groups().size();
        return GroupsChart.of(id, card, scores, words)
                + note(groups, GroupsChart.MOST_ROWS, "The chart shows the first ", " groups")
                + overall(scores)
                + (card.periods().size() > 1 ? byPeriod(scores) : "")
                + note(groups, MOST_ROWS, "The tables show the first ", " groups; CSV and JSON have all");
    }

    private String note(int groups, int most, String before, String behind) {
        return groups <= most
                ? ""
                : "<p class=\"sub\">"
                        + Markup.escape(before + words.count(most) + " of " + words.count(groups) + behind + ".")
                        + "</p>\n";
    }

    private static List<BrokenDownScores.Group> rows(BrokenDownScores scores) {
        return scores.groups().subList(0, Math.min(MOST_ROWS, scores.groups().size()));
    }

    private String overall(BrokenDownScores scores) {
        List<String> heads = new ArrayList<>(
                List.of(scores.breakdown().name(), "Score", words.level() + " interval", "n", "Left out"));
        card.request().benchmark().ifPresent(benchmark -> heads.add("Against benchmark"));
        Table table = new Table("The groups as a table", heads);
        for (BrokenDownScores.Group group : rows(scores)) {
            ReportedScore score = group.scores().overall();
            List<String> cells = new ArrayList<>(List.of(
                    words.value(score),
                    words.interval(score),
                    words.responses(score),
                    score.score()
                            .map(found -> words.count(found.excluded().total()))
                            .orElse("")));
            card.request().benchmark().ifPresent(benchmark -> cells.add(words.benchmark(score)));
            table.row(Words.group(group), cells);
        }
        return table.html();
    }

    private String byPeriod(BrokenDownScores scores) {
        int end = card.periods().size();
        int begin = Math.max(0, end - MOST_PERIODS);
        List<String> heads = new ArrayList<>(List.of(scores.breakdown().name()));
        card.periods().subList(begin, end).forEach(period -> heads.add(period.label()));
        Table table = new Table(
                begin == 0 ? "The groups by period" : "The groups by period, the last " + MOST_PERIODS + " of them",
                heads);
        for (BrokenDownScores.Group group : rows(scores)) {
            table.row(
                    Words.group(group),
                    group.scores().periods().subList(begin, end).stream()
                            .map(score -> switch (score.state()) {
                                case SHOWN -> words.value(score) + " (n " + words.responses(score) + ")";
                                case NO_ANSWERS -> "\u2013";
                                case WITHHELD -> "withheld";
                            })
                            .toList());
        }
        return table.html();
    }
}
