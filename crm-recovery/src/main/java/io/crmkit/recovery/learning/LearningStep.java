package io.crmkit.recovery.learning;

import io.crmkit.core.actor.Actor;
import java.time.Instant;
import java.util.Objects;

/**
 * An entry of the journal of an analysis or action.
 *
 * @param kind what was done
 * @param at when, in whole seconds
 * @param by by whom
 */
public record LearningStep(Kind kind, Instant at, Actor by) {
    /** What was done. */
    public enum Kind {
        /** An analysis was begun. */
        BEGUN,
        /** A why or a possible cause was added. */
        ADDED,
        /** The root cause was named. */
        CONCLUDED,
        /** An action was planned. */
        PLANNED,
        /** An action was done. */
        DONE,
        /** An action was given up. */
        CANCELLED,
        /** The effect of an action was judged. */
        CHECKED
    }

    /** Refuses null. */
    public LearningStep {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
    }
}
