package io.crmkit.examples.quickstart.report;

import io.crmkit.core.feedback.QuestionKind;
import io.crmkit.examples.quickstart.score.Group;
import io.crmkit.examples.quickstart.score.QuestionScores;
import io.crmkit.examples.quickstart.score.ScoreLine;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.nps.NpsScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The scores as tables for a terminal. */
public final class ScoresText {
    private ScoresText() {}

    /** Returns one table for each question. */
    public static String of(List<QuestionScores> scores) {
        StringBuilder text = new StringBuilder();
        for (QuestionScores question : scores) {
            text.append(Words.title(question.question()))
                    .append('\n')
                    .append(table(question))
                    .append('\n');
        }
        return text.toString();
    }

    private static String table(QuestionScores scores) {
        TextTable table = new TextTable().row(header(scores.all()));
        table.row(row("all", scores.all()));
        scores.segments()
                .forEach((column, groups) ->
                        groups.forEach(group -> table.row(row(column + " " + group.name(), group))));
        return table.text();
    }

    private static List<String> header(Group group) {
        List<String> cells = new ArrayList<>(List.of("", "n", "excluded"));
        if (group.main().score() instanceof NpsScore) {
            cells.addAll(List.of("detractors", "passives", "promoters"));
        }
        for (ScoreLine line : shown(group)) {
            cells.add(line.id());
            cells.add(Words.level(line) + " interval");
        }
        return cells;
    }

    private static List<String> row(String name, Group group) {
        List<String> cells = new ArrayList<>();
        cells.add(name);
        cells.add(Words.count(group.tally().responses()));
        cells.add(Words.count(group.tally().excluded().total()));
        if (group.main().score() instanceof NpsScore nps) {
            cells.add(Words.count(nps.detractors()));
            cells.add(Words.count(nps.passives()));
            cells.add(Words.count(nps.promoters()));
        }
        for (ScoreLine line : shown(group)) {
            cells.add(
                    line.score().value().isPresent()
                            ? Words.number(line.score().value().getAsDouble())
                            : "no answers");
            cells.add(line.interval().map(ScoresText::interval).orElse("-"));
        }
        return cells;
    }

    /** A terminal is narrow: of the weighted scores only the NPS; the others stand in the JSON and on the page. */
    private static List<ScoreLine> shown(Group group) {
        return group.lines().stream()
                .filter(line -> !line.weighted()
                        || line.id().startsWith(QuestionKind.NPS.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String interval(ConfidenceInterval interval) {
        return "[" + Words.number(interval.lower()) + ", " + Words.number(interval.upper()) + "]";
    }
}
