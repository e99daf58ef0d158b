package io.crmkit.recovery.calendar;

import java.time.LocalDate;
import java.util.Collection;

/** Knows the holidays of a place: a library, a service or a table of the host. */
@FunctionalInterface
public interface HolidayProvider {
    /**
     * Returns the dates without working time.
     *
     * @param year the year, 1 to 9999
     */
    Collection<LocalDate> holidays(int year);
}
