package io.crmkit.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A row of {@code customer_vectors.csv}: a number that somebody else published or computed, with its source. */
record CustomerVector(String id, String metric, String method, JsonNode input, JsonNode expected, String tolerance) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<CustomerVector> of(String... metrics) {
        return all().filter(vector -> List.of(metrics).contains(vector.metric()));
    }

    static Stream<CustomerVector> all() {
        InputStream resource =
                Objects.requireNonNull(CustomerVector.class.getResourceAsStream("/customer_vectors.csv"));
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return rows.stream()
                    .map(row -> new CustomerVector(
                            row.getField("id"),
                            row.getField("metric"),
                            row.getField("method"),
                            JSON.readTree(row.getField("input")),
                            JSON.readTree(row.getField("expected")),
                            row.getField("tolerance")))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long[] counts(String field) {
        return input.get(field).valueStream().mapToLong(JsonNode::asLong).toArray();
    }

    /** Compares the numbers of the expected value, in its order, with the stated tolerance. */
    void check(Number... actual) {
        check(Stream.of(actual).mapToDouble(Number::doubleValue).toArray());
    }

    void check(double[] actual) {
        List<Double> wanted = (expected.isContainer() ? expected.valueStream() : Stream.of(expected))
                .flatMap(node -> node.isContainer() ? node.valueStream() : Stream.of(node))
                .map(JsonNode::asDouble)
                .toList();
        assertThat(actual).as(id).hasSameSizeAs(wanted);
        for (int i = 0; i < actual.length; i++) {
            double margin = tolerance.startsWith("rel:")
                    ? Math.abs(wanted.get(i)) * Double.parseDouble(tolerance.substring(4))
                    : Double.parseDouble(tolerance);
            assertThat(actual[i]).as("%s, number %s", id, i + 1).isCloseTo(wanted.get(i), within(margin));
        }
    }

    @Override
    public String toString() {
        return id + ": " + method;
    }
}
