package io.crmkit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.survival.KaplanMeier;
import io.crmkit.metrics.survival.Lifetime;
import io.crmkit.metrics.survival.SurvivalStep;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The rows of {@code customer_vectors.csv} on survival; a row that no branch knows fails. */
class SurvivalVectorsTest {
    static Stream<CustomerVector> vectors() {
        return CustomerVector.of("kaplan_meier");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithTheNumbersOfOthers(CustomerVector row) {
        if (row.input().has("groups")) {
            row.check(row.input()
                    .get("groups")
                    .valueStream()
                    .mapToDouble(group -> curve(row, group.asString()).median().orElseThrow())
                    .toArray());
            return;
        }
        KaplanMeier curve = curve(row, row.input().get("group").asString());
        switch (row.method()) {
            case "S(t)", "S(t) six digits", "S(t) (no censoring)" ->
                row.check(at(row, t -> curve.survival(t).orElseThrow()));
            case "Greenwood standard error" ->
                row.check(at(row, t -> curve.standardError(t).orElseThrow()));
            case "log-log 95% interval" ->
                row.check(times(row)
                        .boxed()
                        .map(t -> interval(curve, t))
                        .flatMapToDouble(interval -> DoubleStream.of(interval.lower(), interval.upper()))
                        .toArray());
            case "log-log 95% lower" ->
                row.check(at(row, t -> interval(curve, t).lower()));
            case "log-log 95% upper" ->
                row.check(at(row, t -> interval(curve, t).upper()));
            case "number at risk; deaths" -> {
                assertThat(curve.steps().stream().mapToDouble(SurvivalStep::time))
                        .containsExactly(times(row).boxed().toArray(Double[]::new));
                row.check(curve.steps().stream()
                        .flatMapToDouble(step -> DoubleStream.of(step.atRisk(), step.events()))
                        .toArray());
            }
            default -> throw new AssertionError("unknown row " + row);
        }
    }

    private static double[] at(CustomerVector row, DoubleUnaryOperator value) {
        return times(row).map(value).toArray();
    }

    private static DoubleStream times(CustomerVector row) {
        return row.input().get("times").valueStream().mapToDouble(JsonNode::asDouble);
    }

    private static ConfidenceInterval interval(KaplanMeier curve, double time) {
        return curve.interval(time, 0.95).orElseThrow();
    }

    private static KaplanMeier curve(CustomerVector row, String group) {
        List<Lifetime> lifetimes = row.input().get("file").asString().equals("km/g3.csv")
                ? g3(group.equals("RIT") ? "RIT" : "Control")
                : gehan(group.startsWith("6-MP") ? "2" : "1");
        return KaplanMeier.of(lifetimes).orElseThrow();
    }

    /** Weeks until relapse in the data of Freireich and others: group 2 had 6-MP, group 1 a placebo. */
    static List<Lifetime> gehan(String group) {
        return SharedData.lines("km/gehan.dat").stream()
                .map(line -> line.trim().split("\\s+"))
                .filter(field -> field[0].equals(group))
                .map(field -> lifetime(Double.parseDouble(field[1]), field[2].equals("1")))
                .toList();
    }

    static List<Lifetime> g3(String group) {
        return SharedData.rows("km/g3.csv").stream()
                .filter(row -> row.getField("group").equals(group))
                .map(row -> lifetime(
                        Double.parseDouble(row.getField("time")),
                        row.getField("event").equals("True")))
                .toList();
    }

    private static Lifetime lifetime(double end, boolean event) {
        return event ? Lifetime.ended(end) : Lifetime.censored(end);
    }
}
