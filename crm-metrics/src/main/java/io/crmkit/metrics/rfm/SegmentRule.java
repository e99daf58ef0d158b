package io.crmkit.metrics.rfm;

import io.crmkit.core.error.InvalidInputException;

/**
 * A named block of scores.
 *
 * @param segment the name, not blank
 * @param recency the recency scores
 * @param frequency the frequency scores
 * @param monetary the monetary scores
 */
public record SegmentRule(String segment, ScoreRange recency, ScoreRange frequency, ScoreRange monetary) {
    /**
     * Checks the name.
     *
     * @throws InvalidInputException if it is blank
     */
    public SegmentRule {
        if (segment.isBlank()) {
            throw new InvalidInputException("segmentRule.segment", "must not be blank");
        }
    }

    /** Returns whether the scores are in the block. */
    public boolean matches(RfmScore score) {
        return recency.contains(score.recency())
                && frequency.contains(score.frequency())
                && monetary.contains(score.monetary());
    }
}
