package io.crmkit.metrics.vectors;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an implementation made of vectors.
 *
 * @param results the results in the order of the vectors
 */
public record VectorReport(List<VectorResult> results) {
    /** Copies the results. */
    public VectorReport {
        results = List.copyOf(results);
    }

    /**
     * Runs an implementation: one of this library, another library, or a caller of a program in any language. It is asked once
     * per vector; an exception fails that vector and the run goes on.
     *
     * @param vectors usually {@link MetricVectors#bundled}
     * @param implementation returns the answer to a vector, {@link Answer#unsupported} for what it does not compute
     */
    public static VectorReport of(List<MetricVector> vectors, Function<MetricVector, Answer> implementation) {
        return new VectorReport(
                vectors.stream().map(vector -> run(vector, implementation)).toList());
    }

    /** Returns the vectors that passed. */
    public List<VectorResult> passed() {
        return with(VectorResult.Outcome.PASSED).toList();
    }

    /** Returns the vectors that failed, each with what was expected and what came. */
    public List<VectorResult> failed() {
        return with(VectorResult.Outcome.FAILED).toList();
    }

    /** Returns the vectors that the implementation does not compute, each with its reason. */
    public List<VectorResult> skipped() {
        return with(VectorResult.Outcome.SKIPPED).toList();
    }

    /** Returns the three counts, and a line for each vector that failed or was skipped. */
    @Override
    public String toString() {
        String counts = results.size() + " vectors: " + passed().size() + " passed, " + failed().size() + " failed, "
                + skipped().size() + " skipped";
        return Stream.concat(
                        Stream.of(counts),
                        Stream.concat(failed().stream(), skipped().stream()).map(VectorResult::toString))
                .collect(Collectors.joining("\n"));
    }

    private Stream<VectorResult> with(VectorResult.Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome);
    }

    private static VectorResult run(MetricVector vector, Function<MetricVector, Answer> implementation) {
        Answer answer;
        try {
            answer = implementation.apply(vector);
        } catch (RuntimeException thrown) {
            // a crash is no refusal: who refuses says so
            return new VectorResult(vector, VectorResult.Outcome.FAILED, "threw " + thrown);
        }
        return vector.check(answer);
    }
}
