package io.crmkit.metrics;

import io.crmkit.metrics.chart.AttributeBaseline;
import io.crmkit.metrics.chart.AttributeChart;
import io.crmkit.metrics.chart.ControlLimits;
import io.crmkit.metrics.chart.RunRule;
import io.crmkit.metrics.chart.Subgroup;
import io.crmkit.metrics.chart.XmrBaseline;
import io.crmkit.metrics.vectors.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The rows of {@code metrics_vectors.csv} on control charts; a row that no branch knows fails. */
class ChartVectorsTest {
    static Stream<Vector> vectors() {
        return Vector.of("control_chart");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithTheNumbersOfOthers(Vector row) {
        row.check(answer(row));
    }

    static Answer answer(Vector row) {
        return switch (row.method()) {
            case "p chart centre" -> Answer.of(wafers(row).ratio());
            case "p chart: centre; UCL; LCL (3 sigma)" -> {
                ControlLimits limits = wafers(row).limits(row.input().get("n").asDouble());
                yield Answer.of(limits.centre(), limits.upper(), limits.lower());
            }
            case "p chart: 1-based samples outside limits" ->
                Answer.of(wafers(row).chart(samples(row)).alarms(RunRule.BEYOND_LIMITS).stream()
                        .mapToDouble(alarm -> 1 + alarm.at())
                        .toArray());
            case "XmR: mean; mean moving range; UCL; LCL (2.66); MR UCL (3.267)" -> {
                XmrBaseline baseline = XmrBaseline.of(row.input()
                                .get("data")
                                .valueStream()
                                .mapToDouble(JsonNode::asDouble)
                                .toArray())
                        .orElseThrow();
                yield Answer.of(
                        baseline.mean(),
                        baseline.meanMovingRange(),
                        baseline.individualLimits().upper(),
                        baseline.individualLimits().lower(),
                        baseline.rangeLimits().upper());
            }
            default -> throw new AssertionError("unknown method in " + row);
        };
    }

    private static AttributeBaseline wafers(Vector row) {
        return AttributeChart.P.baseline(samples(row)).orElseThrow();
    }

    private static List<Subgroup> samples(Vector row) {
        double n = row.input().get("n").asDouble();
        return Arrays.stream(row.counts("counts"))
                .mapToObj(count -> new Subgroup(count, n))
                .toList();
    }
}
