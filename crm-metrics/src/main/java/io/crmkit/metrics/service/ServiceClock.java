package io.crmkit.metrics.service;

import io.crmkit.core.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How a metric measures time: by the calendar or in business time. The two are different metrics and do not merge, nor do
 * two business calendars.
 */
public final class ServiceClock {
    /** Counts every second. */
    public static final ServiceClock CALENDAR = new ServiceClock("calendar", Duration::between);

    private final String id;
    private final WorkingTime time;

    private ServiceClock(String id, WorkingTime time) {
        this.id = id;
        this.time = time;
    }

    /**
     * Returns a clock that runs in working time only, so that what begins outside of it starts at the next opening. A
     * calendar with a method {@code elapsed(from, to)} fits as {@code ServiceClock.business("berlin-2", calendar::elapsed)}.
     *
     * @param calendar names the calendar and its version in results; not blank
     * @throws InvalidInputException if the name is blank
     */
    public static ServiceClock business(String calendar, WorkingTime time) {
        if (calendar.isBlank()) {
            throw new InvalidInputException("clock.calendar", "must not be blank");
        }
        return new ServiceClock("business:" + calendar, Objects.requireNonNull(time, "time"));
    }

    /** Returns the id that is part of the id of a metric: {@code calendar} or {@code business:} and a name. */
    public String id() {
        return id;
    }

    Duration elapsed(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        Duration elapsed = time.elapsed(from, to);
        if (elapsed.isNegative()) {
            throw new InvalidInputException("workingTime.elapsed", "must not be negative");
        }
        return elapsed;
    }

    @Override
    public String toString() {
        return id;
    }
}
