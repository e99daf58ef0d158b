package io.crmkit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.MeanInterval;
import io.crmkit.metrics.interval.ProportionInterval;
import io.crmkit.metrics.interval.VarianceInterval;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of {@code metrics_vectors.csv} on intervals; a row that no branch knows fails. */
class IntervalVectorsTest {
    static Stream<Vector> vectors() {
        return Vector.of("proportion", "mean", "variance");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithTheNumbersOfOthers(Vector row) {
        if (row.metric().equals("mean")) {
            mean(row);
        } else if (row.metric().equals("variance")) {
            variance(row);
        } else {
            proportion(row);
        }
    }

    private static void proportion(Vector row) {
        ProportionInterval method = switch (row.method().replaceAll("interval ([a-z-]+).*", "$1")) {
            case "normal" -> ProportionInterval.NORMAL;
            case "wilson" -> ProportionInterval.WILSON;
            case "jeffreys" -> ProportionInterval.JEFFREYS;
            case "clopper-pearson" -> ProportionInterval.CLOPPER_PEARSON;
            case "agresti-coull" -> ProportionInterval.AGRESTI_COULL;
            default -> throw new AssertionError("unknown method in " + row);
        };
        ConfidenceInterval interval = method.of(
                        row.input().get("x").asLong(), row.input().get("n").asLong(), level(row))
                .orElseThrow();
        if (row.method().endsWith("before clipping")) {
            row.check(interval.rawLower(), interval.rawUpper());
        } else {
            row.check(interval.lower(), interval.upper());
        }
    }

    private static void mean(Vector row) {
        ConfidenceInterval interval = MeanInterval.STUDENT_T
                .of(
                        row.input().get("mean").asDouble(),
                        row.input().get("variance").asDouble(),
                        row.input().get("n").asLong(),
                        -100,
                        100,
                        level(row))
                .orElseThrow();
        row.check(interval.lower(), interval.upper());
    }

    private static void variance(Vector row) {
        ConfidenceInterval interval = VarianceInterval.CHI_SQUARE
                .of(row.input().get("variance").asDouble(), row.input().get("n").asLong(), level(row))
                .orElseThrow();
        row.check(interval.lower(), interval.upper());
    }

    private static double level(Vector row) {
        return 1 - row.input().get("alpha").asDouble();
    }

    @Test
    void noRowOfTheFileIsLeftOut() {
        assertThat(Vector.all().map(Vector::metric))
                .containsOnly(
                        "nps",
                        "csat",
                        "ces",
                        "proportion",
                        "mean",
                        "percentile",
                        "first_response_time",
                        "sla_achievement",
                        "variance",
                        "control_chart",
                        "driver",
                        "bg_nbd",
                        "pareto_nbd",
                        "gamma_gamma",
                        "sbg",
                        "clv_gupta_lehmann",
                        "clv_dcf",
                        "concentration");
    }
}
