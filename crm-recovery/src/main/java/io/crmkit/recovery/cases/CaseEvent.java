package io.crmkit.recovery.cases;

import io.crmkit.core.actor.Actor;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.deadline.Threshold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * An entry of the journal of a customer's cases. It holds no text that a person wrote, so nothing personal. The entries of a case
 * together are the case: see {@link CaseReplay}. New attributes will be optional; not for implementation.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = CaseEvent.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = CaseEvent.Builder.class)
public interface CaseEvent extends WithCaseEvent {
    /** Returns what happened. */
    CaseEventType type();

    /** Returns to which case. */
    RecoveryCaseId caseId();

    /** Returns which entry of its case it is, 1 for the first; with the id of the case it names the entry. */
    int sequence();

    /** Returns the version of the case afterwards. */
    int version();

    /** Returns in which cycle, 1 for the first. */
    int cycle();

    /** Returns the state of the case afterwards. */
    CaseState state();

    /** Returns when it was carried out, in whole seconds. */
    Instant at();

    /** Returns when it was recorded, in whole seconds. */
    Instant recordedAt();

    /** Returns who did it. */
    Actor by();

    /** Returns the id of the command that did it or in the course of which it was noticed, if that had one. */
    Optional<String> commandId();

    /** Returns the clock it is about, for reminders, escalations and breaches. */
    Optional<Target> target();

    /** Returns the deadline of that clock; a breach happened then, however late it is recorded. */
    Optional<Instant> dueAt();

    /** Returns which thresholds were reached, for reminders and escalations; those missed together are told together. */
    List<Threshold> thresholds();

    /**
     * Returns what changed in the case, as a JSON Merge Patch (RFC 7396) of the stored case without its texts. Empty if an entry before it,
     * of the same command, tells it.
     */
    Optional<String> change();

    /** Builds an entry. */
    final class Builder extends ImmutableCaseEvent.Builder {
        Builder() {}
    }
}
