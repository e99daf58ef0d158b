package io.crmkit.recovery.deadline;

import io.crmkit.recovery.calendar.Budget;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A threshold before the end of a clock.
 *
 * @param after the part of the budget that is spent at the threshold
 * @param fireAt when that is; empty while a pause leaves it open
 * @param firedAt when it was found to be reached; a threshold fires once
 */
public record Reminder(Budget after, Optional<Instant> fireAt, Optional<Instant> firedAt) {
    /** Refuses null. */
    public Reminder {
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(fireAt, "fireAt");
        Objects.requireNonNull(firedAt, "firedAt");
    }

    /** Returns whether it is due at {@code now} and has not fired. */
    boolean dueBy(Instant now) {
        return firedAt.isEmpty() && fireAt.isPresent() && !now.isBefore(fireAt.get());
    }
}
