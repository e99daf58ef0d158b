package io.crmkit.recovery.detection;

import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.incident.IncidentId;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of a signal.
 *
 * @param signal its id
 * @param outcome what happened
 * @param recoveryCase the case that it opened or belongs to
 * @param incident the incident that it opened or belongs to
 */
public record Observed(
        SignalId signal, Outcome outcome, Optional<RecoveryCaseId> recoveryCase, Optional<IncidentId> incident) {
    /** What happened. */
    public enum Outcome {
        /** It is known; nothing changed. */
        DUPLICATE,
        /** It came too late to count; it is kept. */
        TOO_LATE,
        /** It is kept, and no reason for a case, or one that was dealt with. */
        NOTED,
        /** A case was opened. */
        CASE_OPENED,
        /** It belongs to a case that is open. */
        APPENDED,
        /** Its customer was linked to an incident; with a case of their own, if the storm guard says so. */
        LINKED,
        /** An incident was opened. */
        INCIDENT_OPENED,
        /** It came late and shows that there was no reason for the case, which nobody had confirmed: that was dismissed. */
        RETRACTED
    }

    /** Refuses null. */
    public Observed {
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(outcome, "outcome");
    }
}
