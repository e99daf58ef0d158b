package io.crmkit.recovery.cases;

import io.crmkit.core.actor.Actor;
import io.crmkit.recovery.deadline.Target;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An entry of the journal of a customer's cases. It holds no text that a person wrote, so nothing personal.
 *
 * @param type what happened
 * @param caseId to which case
 * @param cycle in which cycle, 1 for the first
 * @param state the state of the case afterwards
 * @param at when it was recorded, in whole seconds
 * @param by who did it
 * @param target the clock it is about, for reminders and breaches
 * @param dueAt the deadline of that clock; a breach happened then, however late it is recorded
 */
public record CaseEvent(
        CaseEventType type,
        RecoveryCaseId caseId,
        int cycle,
        CaseState state,
        Instant at,
        Actor by,
        Optional<Target> target,
        Optional<Instant> dueAt) {
    /** Refuses null. */
    public CaseEvent {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(caseId, "caseId");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(dueAt, "dueAt");
    }

    /** Returns an event that is about the case as a whole; {@code after} is the case afterwards. */
    public static CaseEvent of(CaseEventType type, RecoveryCase after, Instant at, Actor by) {
        return new CaseEvent(
                type, after.id(), after.cycle(), after.state(), at, by, Optional.empty(), Optional.empty());
    }

    static CaseEvent ofClock(
            CaseEventType type, RecoveryCase after, Instant at, Actor by, Target target, Optional<Instant> dueAt) {
        return new CaseEvent(type, after.id(), after.cycle(), after.state(), at, by, Optional.of(target), dueAt);
    }
}
