package io.crmkit.metrics.rfm;

import io.crmkit.core.error.InvalidInputException;

/**
 * Scores from one to another, both included.
 *
 * @param lowest the lowest score, at least 1
 * @param highest the highest score, not below the lowest
 */
public record ScoreRange(int lowest, int highest) {
    /**
     * Checks the order.
     *
     * @throws InvalidInputException if the lowest is below 1 or above the highest
     */
    public ScoreRange {
        if (lowest < 1 || lowest > highest) {
            throw new InvalidInputException("scoreRange.lowest", "must be at least 1 and not above the highest");
        }
    }

    /** Returns whether the score is one of the range. */
    public boolean contains(int score) {
        return score >= lowest && score <= highest;
    }
}
