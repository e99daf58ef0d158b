package io.crmkit.privacy.request;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A reminder of one date of a request; given once.
 *
 * @param kind of what
 * @param dueOn the date that it is about, in the place of the law
 */
public record RequestReminder(ReminderKind kind, LocalDate dueOn) {
    /** Refuses nulls. */
    public RequestReminder {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(dueOn, "dueOn");
    }
}
