package io.crmkit.metrics.interval;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;

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
        Require.level(level);
        if (!(Double.isFinite(rawLower) && Double.isFinite(rawUpper))) {
            throw new InvalidInputException("interval", "must have finite ends");
        }
        if (!(rawLower <= lower && lower <= upper && upper <= rawUpper)) {
            throw new InvalidInputException("interval", "must have its lower end before its upper end");
        }
    }

    /**
     * Returns the interval with these raw ends, clipped to the values that are possible. Both are kept: clipping never hides
     * what the method gave.
     *
     * @param lowest the lowest value the estimate can have
     * @param highest the highest value the estimate can have
     * @throws InvalidInputException if the level is not above 0 and below 1, a raw end is not finite, or one of the two
     *     pairs is not in order
     */
    public static ConfidenceInterval of(
            String method, double level, double rawLower, double rawUpper, double lowest, double highest) {
        if (!(lowest <= highest && rawLower <= rawUpper)) {
            throw new InvalidInputException("interval", "must have its lower end before its upper end");
        }
        // an end that rounding pushed a hair beyond the other side's limit is moved with it
        double lower = Math.min(Math.max(rawLower, lowest), highest);
        double upper = Math.max(Math.min(rawUpper, highest), lowest);
        return new ConfidenceInterval(
                method, level, lower, upper, Math.min(rawLower, lower), Math.max(rawUpper, upper));
    }

    /** Returns the same interval under a name that tells how its input differs from that of the method. */
    ConfidenceInterval named(String suffix) {
        return new ConfidenceInterval(method + suffix, level, lower, upper, rawLower, rawUpper);
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
        Require.positive("factor", factor);
        return new ConfidenceInterval(
                method, level, lower * factor, upper * factor, rawLower * factor, rawUpper * factor);
    }
}
