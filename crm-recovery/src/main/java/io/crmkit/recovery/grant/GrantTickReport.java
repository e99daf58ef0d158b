package io.crmkit.recovery.grant;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one {@link Grants#tick} did.
 *
 * @param processed grants that were due and looked at
 * @param expired grants that expired, and whose reservations were released
 * @param overdue grants whose payment the host was told to make and has not told the outcome of; each is reported once. Somebody has
 *     to ask whoever pays, by the key of the grant, and confirm or fail it
 * @param conflicts grants left for the next tick because others kept changing them
 * @param nextDueAt when to call again; empty if nothing is due until a grant changes
 */
public record GrantTickReport(
        int processed, List<GrantId> expired, List<GrantId> overdue, int conflicts, Optional<Instant> nextDueAt) {
    /** Copies the lists. */
    public GrantTickReport {
        expired = List.copyOf(expired);
        overdue = List.copyOf(overdue);
        Objects.requireNonNull(nextDueAt, "nextDueAt");
    }
}
