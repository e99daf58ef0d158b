package io.crmkit.metrics.scorecard;

import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.ScoreDefinition;

/** Whether a difference is good news, and more than chance explains. */
public enum Standing {
    /** Better, in the direction of the definition, by more than chance explains at the level of the scorecard. */
    BETTER,
    /** Worse by more than chance explains. */
    WORSE,
    /** The interval does not exclude "no difference", or there is none to decide by. It does not say that both are equal. */
    INCONCLUSIVE;

    /** Where an interval lies beside a number. One without width is a failure of its method and decides nothing. */
    static Standing of(ScoreDefinition definition, ConfidenceInterval interval, double beside) {
        if (interval.contains(beside) || interval.degenerate()) {
            return INCONCLUSIVE;
        }
        boolean higher = interval.lower() > beside;
        return higher == (definition.direction() == Direction.HIGHER_IS_BETTER) ? BETTER : WORSE;
    }
}
