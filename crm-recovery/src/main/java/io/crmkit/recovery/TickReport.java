package io.crmkit.recovery;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What one {@link Recovery#tick} did.
 *
 * @param processed cases that were due and looked at
 * @param emitted events that were appended to the journal: reminders and breaches
 * @param conflicts cases left for the next tick because others kept changing them
 * @param nextDueAt when to call again; not after the time of this tick if more was due than the limit allowed; empty if
 *     nothing is due until a case changes
 */
public record TickReport(int processed, int emitted, int conflicts, Optional<Instant> nextDueAt) {
    /** Refuses null. */
    public TickReport {
        Objects.requireNonNull(nextDueAt, "nextDueAt");
    }
}
