package io.crmkit.metrics.scorecard;

import io.crmkit.metrics.chart.Alarm;
import io.crmkit.metrics.driver.ImportanceGrid;
import io.crmkit.metrics.rating.Exclusion;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A scorecard as a page that needs nothing else. */
final class ScorecardPage {
    private static final String NO_PERIOD = "<p>There is no period to show.</p>\n";
    private static final String WIDE = "panel";
    private static final String HALF = "panel half";

    private final Scorecard card;
    private final Words words;
    private final String title;
    private final StringBuilder page = new StringBuilder(64 * 1024);

    private ScorecardPage(Scorecard card, String title, Locale locale) {
        this.card = card;
        this.words = new Words(card.request(), locale);
        this.title = title;
    }

    static String of(Scorecard card, String title, Locale locale) {
        return new ScorecardPage(card, title, locale).write();
    }

    private String write() {
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(Markup.escape(title))
                .append("</title>\n<style>\n")
                .append(PageStyle.CSS)
                .append("</style>\n</head>\n<body>\n<header>\n<h1>")
                .append(Markup.escape(title))
                .append("</h1>\n");
        paragraph("sub", asked());
        page.append("</header>\n<main>\n");
        cards();
        if (card.periods().size() > 1) {
            panel("Trend", WIDE, trend());
        }
        card.controlChart()
                .ifPresent(chart -> panel(
                        "Control chart",
                        WIDE,
                        chart.points().isEmpty()
                                ? NO_PERIOD
                                : wide(ControlDrawing.of(card, chart, words)) + alarmTable()));
        card.distribution().ifPresent(this::distribution);
        BreakdownPanel panels = new BreakdownPanel(card, words);
        for (int i = 0; i < card.breakdowns().size(); i++) {
            BrokenDownScores scores = card.breakdowns().get(i);
            panel("By " + scores.breakdown().name(), HALF, panels.of("by-" + i, scores));
        }
        card.drivers().ifPresent(this::drivers);
        page.append("</main>\n<footer>\n<h2>How to read this</h2>\n");
        notes().forEach(note -> paragraph("", note));
        return page.append("</footer>\n</body>\n</html>\n").toString();
    }

    private String asked() {
        ScorecardRequest request = card.request();
        String survey = request.question().survey();
        return "Question " + request.question().question() + (survey.isEmpty() ? "" : " of survey " + survey) + ". "
                + request.from() + " to " + request.until().minusDays(1) + ", days of " + request.zone() + ". Score "
                + request.score().id() + ": " + words.definition() + ".";
    }

    private void cards() {
        ReportedScore overall = card.total().overall();
        page.append("<div class=\"cards\">\n");
        card(card.request().score().id(), words.value(overall), overallNotes(overall));
        card.request()
                .benchmark()
                .ifPresent(benchmark -> card(
                        "Against " + benchmark.name(),
                        overall.benchmark()
                                .map(found -> words.difference(found.difference()))
                                .orElse("no value"),
                        benchmarkNotes(benchmark, overall)));
        int last = card.periods().size() - 1;
        if (last > 0) {
            ReportedScore latest = card.total().periods().get(last);
            ReportingPeriod period = card.periods().get(last);
            List<String> notes = new ArrayList<>();
            if (latest.state() == ReportedScore.State.SHOWN) {
                notes.add("n " + words.responses(latest));
            }
            card.total()
                    .change(last)
                    .ifPresent(change -> notes.add("change since "
                            + card.periods().get(last - 1).label() + ": " + words.change(Optional.of(change))));
            if (period.partial()) {
                notes.add("the period is not whole");
            }
            card("Latest: " + period.label(), words.value(latest), notes);
        }
        page.append("</div>\n");
    }

    private List<String> overallNotes(ReportedScore overall) {
        List<String> notes = new ArrayList<>();
        overall.interval().ifPresent(found -> notes.add(words.level() + " interval " + words.interval(found)));
        overall.score().ifPresent(score -> notes.add("n " + words.count(score.responses()) + left(score)));
        if (overall.withheld()) {
            notes.add("too few answers to show a score");
        }
        return notes;
    }

    private String left(Score score) {
        if (score.excluded().total() == 0) {
            return ", nothing left out";
        }
        return score.excluded().byReason().entrySet().stream()
                .map(entry -> words.count(entry.getValue()) + " " + reason(entry))
                .collect(Collectors.joining(", ", ", left out: ", ""));
    }

    private static String reason(Map.Entry<Exclusion, Long> excluded) {
        return excluded.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private List<String> benchmarkNotes(Benchmark benchmark, ReportedScore overall) {
        List<String> notes = new ArrayList<>();
        overall.benchmark()
                .map(BenchmarkComparison::standing)
                .ifPresent(standing -> notes.add(
                        switch (standing) {
                            case BETTER -> "better than chance explains";
                            case WORSE -> "worse than chance explains";
                            case INCONCLUSIVE -> "not clear: chance may explain it";
                        }));
        if (benchmark instanceof Benchmark.Published published) {
            notes.add("benchmark " + words.value(published.value()) + ", source: " + published.source());
        } else if (benchmark instanceof Benchmark.Measured measured) {
            notes.add("benchmark " + words.value(measured.score().value().orElseThrow()) + ", n "
                    + words.count(measured.score().responses()));
        }
        return notes;
    }

    private void card(String name, String big, List<String> notes) {
        page.append("<div class=\"card\"><h2><bdi>")
                .append(Markup.escape(name))
                .append("</bdi></h2><div class=\"big\">")
                .append(Markup.escape(big))
                .append("</div>");
        notes.forEach(note ->
                page.append("<div class=\"sub\">").append(Markup.escape(note)).append("</div>"));
        page.append("</div>\n");
    }

    private void panel(String heading, String style, String content) {
        page.append("<section class=\"")
                .append(style)
                .append("\">\n<h2>")
                .append(Markup.escape(heading))
                .append("</h2>\n")
                .append(content)
                .append("</section>\n");
    }

    private void paragraph(String style, String text) {
        page.append("<p class=\"")
                .append(style)
                .append("\">")
                .append(Markup.escape(text))
                .append("</p>\n");
    }

    private void distribution(RatingTally tally) {
        Table table = new Table("The ratings as a table", List.of("Rating", "Answers", "Share"));
        for (int rating = tally.scale().min(); rating <= tally.scale().max(); rating++) {
            table.row(
                    Integer.toString(rating),
                    List.of(
                            words.count(tally.count(rating)),
                            words.percent(DistributionChart.share(tally.count(rating), tally.responses()))));
        }
        String chart = tally.responses() == 0
                ? "<p>No answers.</p>\n"
                : new DistributionChart(card.request().score(), words).of(tally) + table.html();
        panel("Distribution" + (card.request().score().weighted() ? ", without weights" : ""), HALF, chart);
    }

    /** A drawing over the whole page, which is moved rather than made too small to read. */
    private static String wide(String drawing) {
        return "<div class=\"wide\">\n" + drawing + "</div>\n";
    }

    private String trend() {
        boolean shown = card.total().periods().stream().anyMatch(score -> score.state() == ReportedScore.State.SHOWN);
        return (shown ? wide(TrendChart.of(card, words)) : NO_PERIOD) + trendTable();
    }

    private String trendTable() {
        List<String> heads = new ArrayList<>(List.of("Period", "Score", words.level() + " interval", "n", "Left out"));
        heads.add("Change");
        card.request().benchmark().ifPresent(benchmark -> heads.add("Against benchmark"));
        Table table = new Table("The periods as a table", heads);
        for (int i = 0; i < card.periods().size(); i++) {
            ReportedScore score = card.total().periods().get(i);
            List<String> cells = new ArrayList<>(List.of(
                    words.value(score),
                    words.interval(score),
                    words.responses(score),
                    score.score()
                            .map(found -> words.count(found.excluded().total()))
                            .orElse(""),
                    words.change(card.total().change(i))));
            card.request().benchmark().ifPresent(benchmark -> cells.add(words.benchmark(score)));
            ReportingPeriod period = card.periods().get(i);
            table.row(period.label() + (period.partial() ? " (not whole)" : ""), cells);
        }
        return table.html();
    }

    private String alarmTable() {
        if (card.alarms().isEmpty()) {
            return "<p class=\"sub\">No rule is met.</p>\n";
        }
        Table table = new Table("The alarms as a table", List.of("Period", "Rule", "Side", "Limits"));
        for (Alarm alarm : card.alarms()) {
            table.row(
                    card.periods().get(alarm.at()).label(),
                    List.of(
                            alarm.rule().id(),
                            alarm.side().name().toLowerCase(Locale.ROOT),
                            words.value(alarm.limits().lower()) + " to "
                                    + words.value(alarm.limits().upper())));
        }
        return table.html();
    }

    private void drivers(ImportanceGrid grid) {
        Table table = new Table(
                "The drivers as a table", List.of("Driver", "No.", "Importance", "Performance", "n", "Field"));
        for (int i = 0; i < grid.points().size(); i++) {
            ImportanceGrid.Point point = grid.points().get(i);
            table.row(
                    point.driver(),
                    List.of(
                            Integer.toString(i + 1),
                            words.number(point.importance(), 3),
                            words.number(point.performance(), 1),
                            words.count(point.score().responses()),
                            DriversChart.name(point.quadrant())));
        }
        grid.withoutPerformance().forEach(name -> table.row(name, List.of("", "", "no answers", "0", "")));
        panel("Drivers", HALF, (grid.points().isEmpty() ? "" : DriversChart.of(grid, words)) + table.html());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Scores are computed from all answers of a group or period together, never from other scores. An interval says"
                        + " how far chance alone may carry a score. \"Better\" and \"worse\" are said where the "
                        + words.level()
                        + " interval leaves out \"no difference\"; of many such statements some are wrong.");
        notes.add(
                "Blank answers, and those on another scale, are left out and counted. No answers means no score, which is not"
                        + " 0.");
        card.request()
                .threshold()
                .ifPresent(threshold -> notes.add("Scores of fewer than "
                        + words.count(threshold.responses())
                        + " answers are withheld, and so are others from which they could be worked out."));
        return notes;
    }
}
