package io.crmkit.metrics.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * The vectors that come with this library, {@code io/crmkit/metrics/vectors/metrics_vectors.csv} in its jar: satisfaction
 * scores, intervals, service metrics, percentiles, control charts and drivers. The file is RFC 4180 in UTF-8 with the columns
 * {@code id,metric,method,input,expected,tolerance,source}, of which {@code input} and {@code expected} are JSON, so that a
 * program in any language can read it.
 */
public final class MetricVectors {
    private static final List<String> COLUMNS =
            List.of("id", "metric", "method", "input", "expected", "tolerance", "source");
    private static final String REFUSAL = "error";
    private static final String MISTAKE = "wrong_";

    private MetricVectors() {}

    /** Returns the vectors in the order of the file. */
    public static List<MetricVector> bundled() {
        return parse(text());
    }

    static List<MetricVector> parse(String csv) {
        List<List<String>> rows = CsvRows.of(csv);
        if (rows.isEmpty() || !rows.get(0).equals(COLUMNS)) {
            throw new IllegalArgumentException("the columns must be " + COLUMNS);
        }
        return rows.stream().skip(1).map(MetricVectors::vector).toList();
    }

    private static MetricVector vector(List<String> row) {
        Object expected = json(row.get(4));
        List<Double> numbers = new ArrayList<>();
        Map<String, Double> mistakes = new LinkedHashMap<>();
        if (expected instanceof Map<?, ?> named) {
            named.forEach((name, value) -> {
                if (name.toString().startsWith(MISTAKE)) {
                    mistakes.put(name.toString(), ((Number) value).doubleValue());
                } else if (!name.equals(REFUSAL)) {
                    collect(value, numbers);
                }
            });
        } else {
            collect(expected, numbers);
        }
        Map<String, Object> input = new LinkedHashMap<>();
        ((Map<?, ?>) json(row.get(3))).forEach((name, value) -> input.put(name.toString(), value));
        return new MetricVector(
                row.get(0),
                row.get(1),
                row.get(2),
                Collections.unmodifiableMap(input),
                List.copyOf(numbers),
                Collections.unmodifiableMap(mistakes),
                expected instanceof Map<?, ?> named && named.containsKey(REFUSAL),
                Tolerance.parse(row.get(5)),
                row.get(6));
    }

    private static void collect(Object value, List<Double> numbers) {
        if (value instanceof List<?> several) {
            several.forEach(each -> collect(each, numbers));
        } else {
            numbers.add(((Number) value).doubleValue());
        }
    }

    private static Object json(String text) {
        return JsonMapper.shared().readValue(text, Object.class);
    }

    private static String text() {
        try (InputStream file =
                Objects.requireNonNull(MetricVectors.class.getResourceAsStream("metrics_vectors.csv"), "resource")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
