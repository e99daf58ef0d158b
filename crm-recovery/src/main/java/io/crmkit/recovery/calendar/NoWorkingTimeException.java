package io.crmkit.recovery.calendar;

import io.crmkit.core.error.CrmException;
import java.time.Instant;

/**
 * A calendar has no working second for 4,000 days, so a deadline cannot be given. There is no fall-back to the wall clock:
 * correct the holidays of the calendar.
 */
public final class NoWorkingTimeException extends CrmException {
    private final String calendar;
    private final Instant since;

    NoWorkingTimeException(String calendar, Instant since) {
        super("calendar " + calendar + " has no working time in the 4000 days after " + since, null);
        this.calendar = calendar;
        this.since = since;
    }

    /** Returns the id of the calendar. */
    public String calendar() {
        return calendar;
    }

    /** Returns the instant after which no working second follows in time. */
    public Instant since() {
        return since;
    }
}
