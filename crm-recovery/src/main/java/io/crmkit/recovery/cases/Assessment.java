package io.crmkit.recovery.cases;

import io.crmkit.recovery.failure.Severity;
import java.util.Objects;

/**
 * How a failure was judged.
 *
 * @param severity how badly it hit the customer; CRITICAL where safety is at stake
 * @param complexity how hard it is to put right
 * @param impact how many it concerns
 * @param safety whether somebody may come to harm
 * @param immediateAction whether something has to be done before anything else
 */
public record Assessment(Severity severity, Level complexity, Level impact, boolean safety, boolean immediateAction) {
    /** A rough grade. */
    public enum Level {
        /** Little. */
        LOW,
        /** Some. */
        MEDIUM,
        /** Much. */
        HIGH
    }

    /** Refuses null; safety makes the severity CRITICAL. */
    public Assessment {
        Objects.requireNonNull(complexity, "complexity");
        Objects.requireNonNull(impact, "impact");
        severity = safety ? Severity.CRITICAL : Objects.requireNonNull(severity, "severity");
    }

    /** Returns an assessment of the severity alone: medium, and nobody in danger. */
    public static Assessment of(Severity severity) {
        return new Assessment(severity, Level.MEDIUM, Level.MEDIUM, false, false);
    }
}
