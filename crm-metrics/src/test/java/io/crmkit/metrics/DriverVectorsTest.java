package io.crmkit.metrics;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static io.crmkit.core.feedback.RatingScale.ZERO_TO_TEN;

import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.driver.Column;
import io.crmkit.metrics.driver.Correlation;
import io.crmkit.metrics.driver.CorrelationMethod;
import io.crmkit.metrics.driver.DriverData;
import io.crmkit.metrics.driver.Missing;
import io.crmkit.metrics.driver.Regression;
import io.crmkit.metrics.vectors.Answer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The rows of {@code metrics_vectors.csv} on drivers; a row that no branch knows fails. */
class DriverVectorsTest {
    static Stream<Vector> vectors() {
        return Vector.of("driver");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithTheNumbersOfOthers(Vector row) {
        row.check(answer(row));
    }

    static Answer answer(Vector row) {
        DriverData data = survey(row);
        return switch (row.method()) {
            case "pairwise complete n; Pearson; Spearman (mid-ranks) against NETPRO" -> {
                Correlation pearson = data.correlations(CorrelationMethod.PEARSON, Missing.PAIRWISE)
                        .get(0);
                Correlation spearman = data.correlations(CorrelationMethod.SPEARMAN, Missing.PAIRWISE)
                        .get(0);
                yield Answer.of(
                        pearson.coverage().used(),
                        pearson.value().orElseThrow(),
                        spearman.value().orElseThrow());
            }
            case "listwise n; R squared" -> {
                Regression regression = regression(data);
                yield Answer.of(regression.coverage().used(), regression.rSquared());
            }
            case "standardised regression coefficients" ->
                Answer.of(numbers(regression(data).coefficients()));
            case "Johnson relative weights (sum = R squared)" ->
                Answer.of(numbers(regression(data).relativeWeights().weights()));
            case "LMG / Shapley shares of R squared" ->
                Answer.of(numbers(regression(data).shapley().weights()));
            default -> throw new AssertionError("unknown method in " + row);
        };
    }

    private static Regression regression(DriverData data) {
        return data.regression(Missing.LISTWISE).orElseThrow();
    }

    private static double[] numbers(Map<String, Double> byDriver) {
        return byDriver.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static DriverData survey(Vector row) {
        SfoSurvey survey = SfoSurvey.of(row.input().get("file").asString());
        JsonNode x = row.input().get("x");
        List<Column> drivers = (x.isArray() ? x.valueStream() : Stream.of(x))
                .map(node -> column(survey, node.asString()))
                .toList();
        return DriverData.of(column(survey, row.input().get("y").asString()), drivers);
    }

    private static Column column(SfoSurvey survey, String name) {
        Collection<String> answers =
                survey.rows().stream().map(row -> row.getField(name)).toList();
        RatingScale scale = name.equals("NETPRO") ? ZERO_TO_TEN : ONE_TO_FIVE;
        String[] missing = name.equals("NETPRO") ? new String[] {"11"} : SfoSurvey.MISSING_1_TO_5;
        return Column.ratings(name, scale, answers, missing);
    }
}
