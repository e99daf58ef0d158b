package io.crmkit.recovery.simulation;

import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.deadline.ClockResult;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import java.util.Objects;
import java.util.Optional;

/**
 * One clock of a past case, as it ran and as it would have run.
 *
 * @param caseId the case
 * @param target what it waits for
 * @param cycle in which cycle of the case it started, 1 for the first
 * @param round which of its target and cycle, 1 for the first
 * @param actual how it stands; empty if there is no such clock
 * @param simulated how it would stand; empty if there would be no such clock
 */
public record ClockOutcome(
        RecoveryCaseId caseId,
        Target target,
        int cycle,
        int round,
        Optional<Standing> actual,
        Optional<Standing> simulated) {
    /**
     * How a clock stands.
     *
     * @param result met, breached, open or cancelled
     * @param clock the clock, with its deadline and pauses
     */
    public record Standing(ClockResult result, SlaClock clock) {
        /** Refuses null. */
        public Standing {
            Objects.requireNonNull(result, "result");
            Objects.requireNonNull(clock, "clock");
        }
    }

    /** Refuses null. */
    public ClockOutcome {
        Objects.requireNonNull(caseId, "caseId");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(actual, "actual");
        Objects.requireNonNull(simulated, "simulated");
    }

    /** Returns whether it would stand otherwise: in another way, or there is a clock on one side alone. */
    public boolean differs() {
        return !actual.map(Standing::result).equals(simulated.map(Standing::result));
    }

    /** Returns whether it went from one result to another. */
    boolean went(ClockResult from, ClockResult to) {
        return actual.filter(standing -> standing.result() == from).isPresent()
                && simulated.filter(standing -> standing.result() == to).isPresent();
    }
}
