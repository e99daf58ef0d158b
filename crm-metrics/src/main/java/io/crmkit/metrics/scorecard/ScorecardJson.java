package io.crmkit.metrics.scorecard;

import io.crmkit.metrics.chart.Alarm;
import io.crmkit.metrics.chart.ChartPoint;
import io.crmkit.metrics.chart.ControlChart;
import io.crmkit.metrics.chart.ScoreBaseline;
import io.crmkit.metrics.comparison.Comparison;
import io.crmkit.metrics.driver.ImportanceGrid;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.WeightedScore;
import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A scorecard as JSON. */
final class ScorecardJson {
    private static final String FORMAT = "crmkit.scorecard/1";

    private ScorecardJson() {}

    static String of(Scorecard card) {
        return Json.object(json -> {
            request(json.text("format", FORMAT), card.request());
            json.list("periods", card.periods(), ScorecardJson::period);
            json.member("total", total -> history(total, card.total()));
            json.list("breakdowns", card.breakdowns(), ScorecardJson::brokenDown);
            json.member("baseline", card.baseline(), ScorecardJson::baseline);
            json.member("controlChart", card.controlChart(), (chart, found) -> chart(chart, found, card.alarms()));
            json.member("drivers", card.drivers(), ScorecardJson::drivers);
        });
    }

    private static void request(Json json, ScorecardRequest request) {
        json.text("survey", request.question().survey())
                .text("question", request.question().question())
                .member("definition", definition -> definition(definition, request.score()))
                .text("from", request.from().toString())
                .text("until", request.until().toString())
                .text("every", request.every().name())
                .text("weeksBeginOn", request.weeksBeginOn().map(DayOfWeek::name))
                .text("zone", request.zone().getId())
                .number("level", request.level());
        request.threshold().ifPresent(threshold -> json.number("threshold", threshold.responses()));
        json.member("benchmark", request.benchmark(), ScorecardJson::benchmark);
    }

    private static void definition(Json json, ScoreDefinition definition) {
        json.text("id", definition.id())
                .text("formula", definition.formula().name())
                .member(
                        "scale",
                        scale -> scale.number("min", definition.scale().min())
                                .number("max", definition.scale().max()))
                .text("direction", definition.direction().name())
                .number("from", definition.from())
                .number("to", definition.to())
                .flag("weighted", definition.weighted());
    }

    private static void benchmark(Json json, Benchmark benchmark) {
        json.text("name", benchmark.name());
        if (benchmark instanceof Benchmark.Published published) {
            json.number("value", published.value()).text("source", published.source());
        } else if (benchmark instanceof Benchmark.Measured measured) {
            json.number("value", measured.score().value())
                    .number("responses", measured.score().responses());
        }
    }

    private static void period(Json json, ReportingPeriod period) {
        json.text("label", period.label())
                .text("from", period.from().toString())
                .text("until", period.until().toString())
                .text("start", period.start().toString())
                .text("end", period.end().toString())
                .flag("partial", period.partial());
    }

    private static void brokenDown(Json json, BrokenDownScores scores) {
        json.text("id", scores.breakdown().id())
                .text("name", scores.breakdown().name())
                .list("groups", scores.groups(), (group, found) -> {
                    group.text("name", found.name());
                    history(group, found.scores());
                });
    }

    private static void history(Json json, ScoreHistory history) {
        json.member("overall", overall -> reported(overall, history.overall()))
                .list(
                        "periods",
                        IntStream.range(0, history.periods().size()).boxed().toList(),
                        (period, i) -> {
                            reported(period, history.periods().get(i));
                            period.member("change", history.change(i), ScorecardJson::comparison);
                        });
    }

    private static void reported(Json json, ReportedScore reported) {
        json.text("state", reported.state().name()).number("value", reported.value());
        reported.score().ifPresent(score -> answers(json, score));
        json.member("interval", reported.interval(), ScorecardJson::interval)
                .member("benchmark", reported.benchmark(), (json2, found) -> {
                    json2.number("difference", found.difference())
                            .text("standing", found.standing().name())
                            .member("comparison", found.comparison(), ScorecardJson::comparison);
                });
    }

    private static void answers(Json json, Score score) {
        json.number("responses", score.responses())
                .counts("excluded", score.excluded().byReason())
                .numbers(
                        "counts",
                        LongStream.of(Scores.answers(score).counts()).boxed().toList());
        if (score instanceof WeightedScore weighted) {
            json.number("effectiveResponses", weighted.effectiveResponses());
        }
    }

    private static void interval(Json json, ConfidenceInterval interval) {
        json.text("method", interval.method())
                .number("level", interval.level())
                .number("lower", interval.lower())
                .number("upper", interval.upper());
    }

    private static void comparison(Json json, Comparison comparison) {
        json.number("difference", comparison.difference())
                .member("interval", interval -> interval(interval, comparison.interval()));
        comparison.test().ifPresent(test -> json.number("pValue", test.pValue()));
        json.member(
                "effect",
                comparison.effect(),
                (effect, found) -> effect.text("id", found.id()).number("value", found.value()));
    }

    private static void baseline(Json json, ScoreBaseline baseline) {
        json.number("centre", baseline.centre())
                .number("deviation", baseline.deviation())
                .number("responses", baseline.responses())
                .number("periods", baseline.periods())
                .number("gaps", baseline.gaps());
    }

    private static void chart(Json json, ControlChart chart, List<Alarm> alarms) {
        json.list("points", chart.points(), ScorecardJson::point)
                .numbers("gaps", chart.gaps())
                .list(
                        "alarms",
                        alarms,
                        (alarm, found) -> alarm.text("rule", found.rule().id())
                                .text("side", found.side().name())
                                .numbers("points", found.points()));
    }

    private static void point(Json json, ChartPoint point) {
        json.number("period", point.index())
                .number("responses", (long) point.size())
                .number("value", point.value())
                .number("centre", point.limits().centre())
                .number("lower", point.limits().lower())
                .number("upper", point.limits().upper());
    }

    private static void drivers(Json json, ImportanceGrid grid) {
        json.number("importanceCut", grid.importanceCut())
                .number("performanceCut", grid.performanceCut())
                .list(
                        "points",
                        grid.points(),
                        (point, found) -> point.text("driver", found.driver())
                                .number("importance", found.importance())
                                .number("performance", found.performance())
                                .number("responses", found.score().responses())
                                .text("quadrant", found.quadrant().name()))
                .list("withoutPerformance", grid.withoutPerformance(), (driver, name) -> driver.text("driver", name));
    }
}
