package io.crmkit.examples.recoverydesk.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.examples.recoverydesk.story.StoryEnd;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.learning.Effectiveness;
import io.crmkit.recovery.learning.Why;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The story as one page that needs nothing else: no network, no script, no font. */
public final class DeskPage {
    private final StoryEnd end;
    private final StringBuilder page = new StringBuilder(64 * 1024);

    private DeskPage(StoryEnd end) {
        this.end = end;
    }

    /** Returns the page. */
    public static String of(StoryEnd end) {
        return new DeskPage(end).write();
    }

    private String write() {
        page.append("<!DOCTYPE html>\n<html lang='en'>\n<head>\n<meta charset='utf-8'>\n")
                .append("<meta name='viewport' content='width=device-width, initial-scale=1'>\n")
                .append("<title>A disruption and its recovery</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n<header><h1>A disruption and its recovery</h1>\n<p class='sub'>")
                .append(Html.escape(String.format(
                        Locale.ROOT,
                        "On 6 July 2026 three flights had no crew; %,d customers were hit. As of %s. Persons and numbers are made up.",
                        end.affected(),
                        Words.time(end.now(), end.zone()))))
                .append("</p></header>\n<main>\n");
        cards();
        page.append(CaseSection.of(end));
        causes();
        change();
        simulation();
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void cards() {
        page.append("<div class='cards'>\n");
        card("Acknowledged in time", Target.ACKNOWLEDGE);
        card("Resolved in time", Target.RESOLVE);
        card(
                "Reopened",
                Words.percent(end.report().reopened()),
                Words.of(end.report().reopened()) + " cases");
        card(
                "Accepted by the customer",
                Words.percent(end.report().recovered()),
                Words.of(end.report().recovered()) + " closed cases");
        card(
                "Until acknowledged",
                Words.hours(end.report().acknowledgement().percentile(0.5)),
                "median; 95 of 100 within "
                        + Words.hours(end.report().acknowledgement().percentile(0.95)));
        card(
                "Cost",
                end.cost().perCase().spend().toString(),
                end.cost().perCase().n() + " cases, payments and handling");
        page.append("</div>\n");
    }

    private void card(String name, Target target) {
        var rate = Words.attainment(end, target).rate();
        card(name, Words.percent(rate), Words.of(rate) + " clocks decided in July");
    }

    private void card(String name, String value, String note) {
        page.append("<div class='card'><div class='name'>")
                .append(Html.escape(name))
                .append("</div><div class='big'>")
                .append(Html.escape(value))
                .append("</div><div class='sub'>")
                .append(Html.escape(note))
                .append("</div></div>\n");
    }

    private void causes() {
        page.append("<section><h2>Why it happened</h2>\n<ol class='whys'>\n");
        for (Why why : end.analysis().whys()) {
            page.append("<li><b>")
                    .append(Html.escape(why.question()))
                    .append("</b> ")
                    .append(Html.escape(why.because()))
                    .append(" <span class='sub'>")
                    .append(Html.escape(why.evidence().orElse("no evidence")))
                    .append("</span></li>\n");
        }
        page.append("</ol>\n<p>Root cause: <b>")
                .append(Html.escape(end.analysis().cause().orElse("not known")))
                .append("</b></p>\n<h3>How often, this year</h3>\n<figure>")
                .append(ParetoChart.of(end.pareto()))
                .append("</figure></section>\n");
    }

    private void change() {
        Effectiveness effect = end.action().effectiveness().orElseThrow();
        page.append("<section><h2>What has changed</h2>\n<p><b>")
                .append(Html.escape(end.action().title()))
                .append("</b></p>\n<p>")
                .append(Html.escape(
                        end.action().owner() + ", due " + end.action().due() + ", judged on "
                                + end.action().checkOn() + ": " + Words.code(effect.verdict()) + " ("
                                + String.format(
                                        Locale.ROOT,
                                        "%.1f %% before, %.1f %% after",
                                        100 * effect.before(),
                                        100 * effect.after().orElse(0))
                                + "). Something changed then; that the action did it, no chart can show. " + end.told()
                                + " of " + end.cases().size() + " customers who had complained were told."))
                .append("</p>\n<figure>")
                .append(WeekChart.of(end))
                .append("</figure></section>\n");
    }

    private void simulation() {
        page.append(
                "<section><h2>Had the desk been open around the clock</h2>\n<p>The same acts at the same times, with half an hour to"
                        + " acknowledge. People who see another deadline may act otherwise.</p>\n");
        Table table = new Table("target", "as it was", "as it would be", "breaches saved", "new breaches");
        Words.simulated(end)
                .forEach(target -> table.row(
                        "",
                        List.of(
                                Words.code(target.getKey()),
                                Words.counts(target.getValue().actual()),
                                Words.counts(target.getValue().simulated()),
                                Long.toString(target.getValue().saved()),
                                Long.toString(target.getValue().lost()))));
        page.append(table.markup()).append("</section>\n");
    }

    private static String style() {
        try (InputStream css = DeskPage.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(css, "report.css").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
