package io.crmkit.examples.quickstart.report;

import io.crmkit.examples.quickstart.score.Group;
import io.crmkit.examples.quickstart.score.QuestionScores;
import io.crmkit.examples.quickstart.score.ScoreLine;
import io.crmkit.metrics.nps.NpsScore;
import java.util.List;
import java.util.Map;

/** The part of the page about one question: charts, and a table with all numbers. */
final class QuestionSection {
    private QuestionSection() {}

    static String of(String id, QuestionScores scores) {
        StringBuilder html = new StringBuilder();
        html.append("<section>\n<h2>")
                .append(Html.escape(Words.title(scores.question())))
                .append("</h2>\n<div class=\"charts\">\n<div>\n");
        figure(html, "Answers per rating", DistributionChart.of(id + "-ratings", scores));
        if (scores.all().main().score() instanceof NpsScore nps && nps.responses() > 0) {
            figure(html, "Detractors, passives, promoters", GroupsChart.of(id + "-groups", nps));
        }
        html.append("</div>\n<div>\n");
        int number = 0;
        for (Map.Entry<String, List<Group>> segment : scores.segments().entrySet()) {
            figure(
                    html,
                    Words.name(scores.all().main()) + " by " + segment.getKey(),
                    SegmentChart.of(id + "-segment" + ++number, scores, segment.getKey(), segment.getValue()));
        }
        html.append("</div>\n</div>\n");
        table(html, scores);
        return html.append("</section>\n").toString();
    }

    private static void figure(StringBuilder html, String caption, String svg) {
        html.append("<figure><figcaption>")
                .append(Html.escape(caption))
                .append("</figcaption>\n")
                .append(svg)
                .append("</figure>\n");
    }

    private static void table(StringBuilder html, QuestionScores scores) {
        html.append(
                        "<details open><summary>All numbers</summary>\n<div class=\"wide\"><table>\n<thead><tr><th>group</th>")
                .append("<th>n</th><th>excluded</th>");
        if (scores.all().main().score() instanceof NpsScore) {
            html.append("<th>detractors</th><th>passives</th><th>promoters</th>");
        }
        scores.all()
                .lines()
                .forEach(line -> html.append("<th>")
                        .append(Html.escape(line.id()))
                        .append("<span>")
                        .append(Words.level(line))
                        .append(" interval</span></th>"));
        html.append("</tr></thead>\n<tbody>\n");
        row(html, "all", scores.all());
        scores.segments()
                .forEach((column, groups) -> groups.forEach(group -> row(html, column + " " + group.name(), group)));
        html.append("</tbody>\n</table></div></details>\n");
    }

    private static void row(StringBuilder html, String name, Group group) {
        html.append("<tr><th scope=\"row\">").append(Html.escape(name)).append("</th>");
        cell(html, Words.count(group.tally().responses()));
        cell(html, Words.count(group.tally().excluded().total()));
        if (group.main().score() instanceof NpsScore nps) {
            cell(html, Words.count(nps.detractors()));
            cell(html, Words.count(nps.passives()));
            cell(html, Words.count(nps.promoters()));
        }
        for (ScoreLine line : group.lines()) {
            html.append("<td>").append(score(line)).append("</td>");
        }
        html.append("</tr>\n");
    }

    private static String score(ScoreLine line) {
        int decimals = Words.decimals(line.score().definition()) + 1;
        if (line.score().value().isEmpty()) {
            return "no answers";
        }
        String value = Words.rounded(line.score().value().getAsDouble(), decimals);
        return line.interval()
                .map(interval -> value + "<span>" + Words.rounded(interval.lower(), decimals) + " to "
                        + Words.rounded(interval.upper(), decimals) + "</span>")
                .orElse(value);
    }

    private static void cell(StringBuilder html, String text) {
        html.append("<td>").append(Html.escape(text)).append("</td>");
    }
}
