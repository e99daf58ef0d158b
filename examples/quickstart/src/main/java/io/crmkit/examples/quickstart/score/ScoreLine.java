package io.crmkit.examples.quickstart.score;

import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.score.Score;
import java.util.Optional;

/**
 * A score with its interval.
 *
 * @param score the score; its definition says what it is
 * @param level the confidence level of the interval
 * @param interval by the chosen method; empty without a value, or for a mean of one answer
 */
public record ScoreLine(Score score, double level, Optional<ConfidenceInterval> interval) {
    /** Returns the stable name of the score, such as {@code csat.top2}. */
    public String id() {
        return score.definition().id();
    }

    /** Returns whether the score is over survey weights. */
    public boolean weighted() {
        return score.definition().weighted();
    }
}
