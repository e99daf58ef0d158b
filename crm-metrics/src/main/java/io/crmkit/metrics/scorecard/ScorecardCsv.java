package io.crmkit.metrics.scorecard;

import io.crmkit.metrics.comparison.Comparison;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.score.Score;
import java.util.List;
import java.util.Optional;

/** A scorecard as CSV, one line per score. */
final class ScorecardCsv {
    private static final List<String> HEADER = List.of(
            "scope",
            "breakdown",
            "group",
            "period",
            "first_day",
            "last_day",
            "partial",
            "definition",
            "state",
            "score",
            "responses",
            "excluded",
            "interval_method",
            "level",
            "lower",
            "upper",
            "change",
            "change_lower",
            "change_upper",
            "change_p",
            "benchmark_difference",
            "benchmark_standing");

    private final Scorecard card;
    private final CsvText csv = new CsvText();

    private ScorecardCsv(Scorecard card) {
        this.card = card;
    }

    static String of(Scorecard card) {
        ScorecardCsv table = new ScorecardCsv(card);
        HEADER.forEach(table.csv::text);
        table.csv.endLine();
        table.lines("total", "", "", card.total());
        for (BrokenDownScores scores : card.breakdowns()) {
            for (BrokenDownScores.Group group : scores.groups()) {
                // a group may be called anything, so that it is the scope that tells the one without a name
                table.lines(
                        group.name().isPresent() ? "group" : "unnamed_group",
                        scores.breakdown().id(),
                        group.name().orElse(""),
                        group.scores());
            }
        }
        return table.csv.toString();
    }

    private void lines(String scope, String breakdown, String group, ScoreHistory history) {
        csv.text(scope).text(breakdown).text(group).text("");
        csv.text(card.request().from().toString())
                .text(card.request().until().minusDays(1).toString())
                .text("");
        scores(history.overall(), Optional.empty());
        for (int i = 0; i < history.periods().size(); i++) {
            ReportingPeriod period = card.periods().get(i);
            csv.text(scope).text(breakdown).text(group).text(period.label());
            csv.text(period.from().toString())
                    .text(period.until().minusDays(1).toString())
                    .text(Boolean.toString(period.partial()));
            scores(history.periods().get(i), history.change(i));
        }
    }

    private void scores(ReportedScore reported, Optional<Comparison> change) {
        csv.text(card.request().score().id()).text(reported.state().name());
        csv.number(reported.value().stream().boxed().findFirst());
        csv.number(reported.score().map(Score::responses))
                .number(reported.score().map(score -> score.excluded().total()));
        csv.text(reported.interval().map(ConfidenceInterval::method).orElse(""))
                .number(reported.interval().map(ConfidenceInterval::level))
                .number(reported.interval().map(ConfidenceInterval::lower))
                .number(reported.interval().map(ConfidenceInterval::upper));
        csv.number(change.map(Comparison::difference))
                .number(change.map(found -> found.interval().lower()))
                .number(change.map(found -> found.interval().upper()))
                .number(change.flatMap(found -> found.test().map(test -> test.pValue())));
        csv.number(reported.benchmark().map(BenchmarkComparison::difference))
                .text(reported.benchmark().map(found -> found.standing().name()).orElse(""))
                .endLine();
    }
}
