package io.crmkit.recovery.deadline;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A threshold of a clock: a reminder before the deadline, or an escalation after it.
 *
 * @param threshold where it lies
 * @param fireAt when that is; empty while a pause leaves it open
 * @param firedAt when it was found to be reached; a threshold fires once
 */
public record Reminder(Threshold threshold, Optional<Instant> fireAt, Optional<Instant> firedAt) {
    /** Refuses null. */
    public Reminder {
        Objects.requireNonNull(threshold, "threshold");
        Objects.requireNonNull(fireAt, "fireAt");
        Objects.requireNonNull(firedAt, "firedAt");
    }

    static Reminder pending(Threshold threshold) {
        return new Reminder(threshold, Optional.empty(), Optional.empty());
    }

    boolean hasFired() {
        return firedAt.isPresent();
    }

    /** Returns it marked, if it is due at {@code now} and has not fired. */
    Reminder firedBy(Instant now) {
        boolean due = firedAt.isEmpty() && fireAt.isPresent() && !now.isBefore(fireAt.get());
        return due ? new Reminder(threshold, fireAt, Optional.of(now)) : this;
    }
}
