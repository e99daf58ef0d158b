package io.crmkit.metrics.vectors;

/**
 * What became of one vector.
 *
 * @param vector the vector
 * @param outcome whether it passed
 * @param detail what was expected and what came if it failed, why it was skipped if it was; empty if it passed
 */
public record VectorResult(MetricVector vector, Outcome outcome, String detail) {
    /** Whether a vector passed. */
    public enum Outcome {
        /** The numbers are those expected, or the input was refused as it must be. */
        PASSED,
        /** Another number, another count of numbers, a known mistake, no refusal, or an exception. */
        FAILED,
        /** The implementation does not compute this. */
        SKIPPED
    }

    /** Returns the outcome, the row and the detail in one line. */
    @Override
    public String toString() {
        return outcome + " " + vector + (detail.isEmpty() ? "" : ": " + detail);
    }
}
