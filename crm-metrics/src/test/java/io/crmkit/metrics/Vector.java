package io.crmkit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.metrics.vectors.Answer;
import io.crmkit.metrics.vectors.MetricVector;
import io.crmkit.metrics.vectors.MetricVectors;
import io.crmkit.metrics.vectors.VectorResult;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A row of the vectors that the library ships, with its input as a tree. */
record Vector(MetricVector row, JsonNode input) {
    static Stream<Vector> of(String... metrics) {
        return all().filter(vector -> List.of(metrics).contains(vector.metric()));
    }

    static Stream<Vector> all() {
        return MetricVectors.bundled().stream().map(Vector::of);
    }

    static Vector of(MetricVector row) {
        return new Vector(row, JsonMapper.shared().valueToTree(row.input()));
    }

    String id() {
        return row.id();
    }

    String metric() {
        return row.metric();
    }

    String method() {
        return row.method();
    }

    long[] counts(String field) {
        return input.get(field).valueStream().mapToLong(JsonNode::asLong).toArray();
    }

    void check(Answer answer) {
        assertThat(row.check(answer))
                .extracting(VectorResult::detail, VectorResult::outcome)
                .containsExactly("", VectorResult.Outcome.PASSED);
    }

    @Override
    public String toString() {
        return row.toString();
    }
}
