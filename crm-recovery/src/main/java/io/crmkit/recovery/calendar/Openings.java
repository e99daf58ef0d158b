package io.crmkit.recovery.calendar;

import java.time.LocalDate;

/** What a calendar is open on: the hours of one place, or those of several calendars together. */
sealed interface Openings permits PlaceOpenings, CombinedOpenings {
    /**
     * Returns the working time in {@code [from, to)} as half-open intervals of epoch seconds: ascending, disjoint, not touching, cut
     * at both ends.
     */
    long[][] between(long from, long to);

    /** Returns whether a local date of the zone of the calendar has working time. */
    boolean isBusinessDay(LocalDate date);

    /** Returns whether {@code second}, at which the calendar is closed, lies on a holiday. */
    boolean isHoliday(long second);

    /** Returns a second behind {@code second} up to which {@link #isHoliday} does not change. */
    long endOfDate(long second);

    /** Returns whether there is no working time in any year. */
    boolean isEmpty();
}
