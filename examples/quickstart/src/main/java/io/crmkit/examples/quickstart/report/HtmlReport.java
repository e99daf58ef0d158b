package io.crmkit.examples.quickstart.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.examples.quickstart.score.Group;
import io.crmkit.examples.quickstart.score.QuestionScores;
import io.crmkit.examples.quickstart.score.ScoreLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The results as one page that needs nothing else: no network, no script, no font. */
public final class HtmlReport {
    private final Results results;
    private final StringBuilder page = new StringBuilder(64 * 1024);

    private HtmlReport(Results results) {
        this.results = results;
    }

    /** Returns the page. */
    public static String of(Results results) {
        return new HtmlReport(results).write();
    }

    private String write() {
        String title = "Survey " + results.survey();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(Html.escape(title))
                .append("</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n<header>\n<h1>")
                .append(Html.escape(title))
                .append("</h1>\n<p class=\"sub\">")
                .append(Html.escape(Words.count(results.rows()) + " rows of " + results.file() + ", "
                        + Words.count(results.rejected()) + " of them rejected. Computed "
                        + results.now().toString().substring(0, 16).replace('T', ' ') + " UTC."))
                .append("</p>\n</header>\n<main>\n");
        cards();
        for (int i = 0; i < results.scores().size(); i++) {
            page.append(QuestionSection.of("q" + (i + 1), results.scores().get(i)));
        }
        results.followUp().ifPresent(followUp -> page.append(FollowUpSection.of(followUp)));
        return page.append(FOOT).append("</main>\n</body>\n</html>\n").toString();
    }

    private void cards() {
        page.append("<section class=\"cards\" aria-label=\"Key figures\">\n");
        for (QuestionScores scores : results.scores()) {
            Group all = scores.all();
            all.lines().stream().filter(line -> !line.weighted()).forEach(line -> card(scores, line));
        }
        page.append("</section>\n");
    }

    private void card(QuestionScores scores, ScoreLine line) {
        int decimals = Words.decimals(line.score().definition());
        page.append("<div class=\"card\"><div class=\"name\">")
                .append(Html.escape(Words.name(line)))
                .append("</div><div class=\"big\">")
                .append(Html.escape(Words.value(line)))
                .append("</div><div class=\"sub\">")
                .append(line.interval()
                        .map(interval -> Words.level(line) + " interval " + Words.rounded(interval.lower(), decimals)
                                + " to " + Words.rounded(interval.upper(), decimals))
                        .orElse("no interval"))
                .append("</div><div class=\"sub\">")
                .append(Html.escape(scores.question().column() + ", n "
                        + Words.count(line.score().responses())))
                .append("</div></div>\n");
    }

    private static String style() {
        try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(css, "report.css").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String FOOT = """
            <footer>
            <h2>How to read this</h2>
            <p>Every score names its definition, its n and what was left out. Blank answers and codes such as "not applicable" are
            in no denominator. Intervals say how far chance alone may carry a score; those of small groups are wide. Scores over
            weights estimate the population that the weights stand for and have definitions of their own.</p>
            <p>The law packs behind the permissions are examples, not legal advice.</p>
            </footer>
            """;
}
