package io.crmkit.metrics.interval;

import io.crmkit.core.error.InvalidInputException;

/**
 * An interval around an estimate, in the unit of the estimate, with the method and the level that made it. Nothing is
 * rounded.
 *
 * @param method the id of the method, such as {@code nps.adjusted_wald}
 * @param level the confidence level, above 0 and below 1
 * @param lower the lower end, not below the lowest value the estimate can have
 * @param upper the upper end, not above the highest value the estimate can have
 * @param rawLower the lower end as the method gives it, equal to {@code lower} or outside it
 * @param rawUpper the upper end as the method gives it, equal to {@code upper} or outside it
 */
public record ConfidenceInterval(
        String method, double level, double lower, double upper, double rawLower, double rawUpper) {
    /**
     * Checks the order of the ends.
     *
     * @throws InvalidInputException if the level is not above 0 and below 1, an end is not finite, or the ends are not in
     *     the order raw lower, lower, upper, raw upper
     */
    public ConfidenceInterval {
        Normal.checkLevel(level);
        if (!(Double.isFinite(rawLower) && Double.isFinite(rawUpper))) {
            throw new InvalidInputException("interval", "must have finite ends");
        }
        if (!(rawLower <= lower && lower <= upper && upper <= rawUpper)) {
            throw new InvalidInputException("interval", "must have its lower end before its upper end");
        }
    }

    /** Clips to the values that are possible; {@code lowest} and {@code highest} are known to enclose the estimate. */
    static ConfidenceInterval clip(
            String method, double level, double rawLower, double rawUpper, double lowest, double highest) {
        // an end that rounding pushed a hair beyond the other side's limit is moved with it
        double lower = Math.min(Math.max(rawLower, lowest), highest);
        double upper = Math.max(Math.min(rawUpper, highest), lowest);
        return new ConfidenceInterval(
                method, level, lower, upper, Math.min(rawLower, lower), Math.max(rawUpper, upper));
    }

    /** Returns whether an end lay outside the possible values, so that {@code lower} or {@code upper} is not the raw end. */
    public boolean clipped() {
        return lower != rawLower || upper != rawUpper;
    }

    /**
     * Returns whether the interval has no width. Some methods give this when all answers are alike; it then means that the
     * method fails there, not that the estimate is certain.
     */
    public boolean degenerate() {
        return rawLower == rawUpper;
    }

    /** Returns whether {@code value} lies between the clipped ends, both included. */
    public boolean contains(double value) {
        return value >= lower && value <= upper;
    }

    /**
     * Returns the interval in another unit, such as percent for a factor of 100.
     *
     * @throws InvalidInputException if the factor is not finite or not above 0
     */
    public ConfidenceInterval times(double factor) {
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("factor", "must be finite and above 0");
        }
        return new ConfidenceInterval(
                method, level, lower * factor, upper * factor, rawLower * factor, rawUpper * factor);
    }
}
