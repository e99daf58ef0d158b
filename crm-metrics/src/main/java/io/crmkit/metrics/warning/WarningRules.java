package io.crmkit.metrics.warning;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;

/**
 * When a sign is a warning.
 *
 * @param silenceFactor silence of this many usual gaps between purchases warns, above 1
 * @param recentDays the last days, whose purchases are compared with those before, at least 1
 * @param surprise how improbable so few purchases must be for a customer who goes on as before, above 0 and below 1: 0.05 raises a
 *     false alarm for at most one in twenty of them
 * @param recentRatings how many of the last ratings are compared with those before, at least 1; as many must have been before
 * @param ratingDrop a mean lower by this much warns, in ratings, above 0
 */
public record WarningRules(
        double silenceFactor, int recentDays, double surprise, int recentRatings, double ratingDrop) {
    /** Three usual gaps of silence; 90 days at 5 percent; three ratings lower by one. A place to start, measured on nobody's data. */
    public static final WarningRules STARTING_POINT = new WarningRules(3, 90, 0.05, 3, 1);

    /**
     * Checks the ranges.
     *
     * @throws InvalidInputException if a rule above is broken
     */
    public WarningRules {
        if (!(silenceFactor > 1 && silenceFactor < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("rules.silenceFactor", "must be finite and above 1");
        }
        if (recentDays < 1 || recentRatings < 1) {
            throw new InvalidInputException("rules", "must look at one day and one rating at least");
        }
        Require.between("rules.surprise", surprise);
        Require.positive("rules.ratingDrop", ratingDrop);
    }
}
