package io.crmkit.privacy.breach;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one {@link Breaches#tick} found.
 *
 * @param missed breaches whose time limit has passed without a report, and was not noticed before
 * @param nextDueAt when the next time limit ends; not after the time of this tick if more was missed than the limit allowed; empty if
 *     none runs
 */
public record BreachTick(List<BreachId> missed, Optional<Instant> nextDueAt) {
    /** Copies the list. */
    public BreachTick {
        missed = List.copyOf(missed);
        Objects.requireNonNull(nextDueAt, "nextDueAt");
    }
}
