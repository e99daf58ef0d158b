package io.crmkit.privacy.request;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a tick has noticed.
 *
 * @param reminders the reminders, each for the first and only time
 * @param conflicts how many requests others kept changing; the next tick takes them up
 * @param nextDueAt when the next tick has something to notice; empty if nothing is open
 */
public record RequestTick(List<Given> reminders, int conflicts, Optional<Instant> nextDueAt) {
    /** Copies the reminders. */
    public RequestTick {
        reminders = List.copyOf(reminders);
        Objects.requireNonNull(nextDueAt, "nextDueAt");
    }

    /**
     * A reminder that was given.
     *
     * @param request of which request
     * @param reminder of what
     */
    public record Given(SubjectRequestId request, RequestReminder reminder) {
        /** Refuses nulls. */
        public Given {
            Objects.requireNonNull(request, "request");
            Objects.requireNonNull(reminder, "reminder");
        }
    }
}
