package io.crmkit.core.feedback;

import io.crmkit.core.error.InvalidInputException;

/**
 * The whole numbers a question may be answered with, both ends included.
 *
 * @param min the lowest rating
 * @param max the highest rating, above {@code min} and less than 1,000 above it
 */
public record RatingScale(int min, int max) {
    /** 0 to 10, the scale of the recommendation question (NPS). */
    public static final RatingScale ZERO_TO_TEN = new RatingScale(0, 10);
    /** 1 to 5. */
    public static final RatingScale ONE_TO_FIVE = new RatingScale(1, 5);
    /** 1 to 7. */
    public static final RatingScale ONE_TO_SEVEN = new RatingScale(1, 7);

    /**
     * Checks the ends.
     *
     * @throws InvalidInputException if {@code max} is not above {@code min}, or 1,000 or more above it
     */
    public RatingScale {
        if (max <= min || (long) max - min >= 1_000) {
            throw new InvalidInputException("scale", "must have 2 to 1000 points, was " + min + ".." + max);
        }
    }

    /** Returns whether {@code rating} lies on this scale. */
    public boolean contains(int rating) {
        return rating >= min && rating <= max;
    }

    /** Returns how many ratings the scale has. */
    public int points() {
        return max - min + 1;
    }

    @Override
    public String toString() {
        return min + ".." + max;
    }
}
