package io.crmkit.metrics.vectors;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of {@code metrics_vectors.csv}: an input, and what others published or computed for it.
 *
 * @param id the name of the row, such as {@code NPS-RAW-A}
 * @param metric what is measured, such as {@code nps}
 * @param method what is asked for, such as {@code counts and score}; with several numbers it names their order
 * @param input the input by name; values are {@link Number}, {@link String}, {@link Boolean}, {@link List} or {@link Map}
 * @param expected the numbers to be computed, in the order of the method; empty if the row only names mistakes or a refusal
 * @param mistakes numbers that known mistakes give, by the name of the mistake; none of them is right
 * @param refusal whether the input must be refused, or have no value
 * @param tolerance how far a number may lie from the expected one
 * @param source who published the number, or how it was computed
 */
public record MetricVector(
        String id,
        String metric,
        String method,
        Map<String, Object> input,
        List<Double> expected,
        Map<String, Double> mistakes,
        boolean refusal,
        Tolerance tolerance,
        String source) {

    /**
     * Returns the path of the survey file that this row is about, relative to a folder of data. The files are not part of the
     * library; an implementation that has none answers {@link Answer#unsupported}.
     */
    public Optional<String> file() {
        return Optional.ofNullable(input.get("file")).map(Object::toString);
    }

    /** Returns what is to be said of an answer. */
    public VectorResult check(Answer answer) {
        if (answer instanceof Answer.Unsupported unsupported) {
            return new VectorResult(this, VectorResult.Outcome.SKIPPED, unsupported.reason());
        }
        if (answer instanceof Answer.Numbers numbers) {
            return problem(numbers.values())
                    .map(problem -> new VectorResult(this, VectorResult.Outcome.FAILED, problem))
                    .orElseGet(() -> new VectorResult(this, VectorResult.Outcome.PASSED, ""));
        }
        return refusal
                ? new VectorResult(this, VectorResult.Outcome.PASSED, "")
                : new VectorResult(this, VectorResult.Outcome.FAILED, "expected " + expected + ", was refused");
    }

    private Optional<String> problem(List<Double> actual) {
        if (refusal) {
            return Optional.of("expected a refusal, was " + actual);
        }
        for (Map.Entry<String, Double> mistake : mistakes.entrySet()) {
            if (actual.stream().anyMatch(number -> tolerance.accepts(mistake.getValue(), number))) {
                return Optional.of("is the known mistake " + mistake.getKey() + ", was " + actual);
            }
        }
        if (expected.isEmpty()) {
            boolean numbers = !actual.isEmpty() && actual.stream().allMatch(Double::isFinite);
            return numbers ? Optional.empty() : Optional.of("expected a number, was " + actual);
        }
        boolean same = actual.size() == expected.size();
        for (int i = 0; same && i < expected.size(); i++) {
            same = tolerance.accepts(expected.get(i), actual.get(i));
        }
        return same ? Optional.empty() : Optional.of("expected " + expected + ", was " + actual);
    }

    /** Returns id, metric and method. */
    @Override
    public String toString() {
        return id + ": " + metric + ", " + method;
    }
}
