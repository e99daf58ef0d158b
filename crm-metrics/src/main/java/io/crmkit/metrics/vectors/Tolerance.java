package io.crmkit.metrics.vectors;

/**
 * How far a number may lie from the expected one. It allows for the rounding of the published value.
 *
 * @param margin the largest distance that is accepted; 0 for an exact number
 * @param relative whether the margin is a share of the expected number
 */
public record Tolerance(double margin, boolean relative) {
    private static final String RELATIVE = "rel:";

    static Tolerance parse(String text) {
        return text.startsWith(RELATIVE)
                ? new Tolerance(Double.parseDouble(text.substring(RELATIVE.length())), true)
                : new Tolerance(Double.parseDouble(text), false);
    }

    /** Returns whether {@code actual} is close enough to {@code expected}; not a number never is. */
    public boolean accepts(double expected, double actual) {
        return Math.abs(actual - expected) <= (relative ? margin * Math.abs(expected) : margin);
    }
}
