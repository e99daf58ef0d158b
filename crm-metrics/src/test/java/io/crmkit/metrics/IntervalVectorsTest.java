package io.crmkit.metrics;

import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.MeanInterval;
import io.crmkit.metrics.interval.ProportionInterval;
import io.crmkit.metrics.interval.VarianceInterval;
import io.crmkit.metrics.vectors.Answer;
import java.util.stream.Stream;
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
        row.check(answer(row));
    }

    static Answer answer(Vector row) {
        return switch (row.metric()) {
            case "mean" -> mean(row);
            case "variance" -> variance(row);
            default -> proportion(row);
        };
    }

    private static Answer proportion(Vector row) {
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
        return row.method().endsWith("before clipping")
                ? Answer.of(interval.rawLower(), interval.rawUpper())
                : Answer.of(interval.lower(), interval.upper());
    }

    private static Answer mean(Vector row) {
        ConfidenceInterval interval = MeanInterval.STUDENT_T
                .of(
                        row.input().get("mean").asDouble(),
                        row.input().get("variance").asDouble(),
                        row.input().get("n").asLong(),
                        -100,
                        100,
                        level(row))
                .orElseThrow();
        return Answer.of(interval.lower(), interval.upper());
    }

    private static Answer variance(Vector row) {
        ConfidenceInterval interval = VarianceInterval.CHI_SQUARE
                .of(row.input().get("variance").asDouble(), row.input().get("n").asLong(), level(row))
                .orElseThrow();
        return Answer.of(interval.lower(), interval.upper());
    }

    private static double level(Vector row) {
        return 1 - row.input().get("alpha").asDouble();
    }
}
