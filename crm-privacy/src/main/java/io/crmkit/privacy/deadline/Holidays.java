package io.crmkit.privacy.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/** The public holidays of a place, from a calendar of the host. Saturday and Sunday are free everywhere. Must be pure. */
@FunctionalInterface
public interface Holidays {
    /** Knows of weekends only. */
    Holidays NONE = day -> false;

    /** Returns whether a day is a public holiday. */
    boolean contains(LocalDate day);

    /** Returns the holidays on these days. */
    static Holidays of(Set<LocalDate> days) {
        Set<LocalDate> copy = Set.copyOf(days);
        return copy::contains;
    }

    /** Returns whether people work on a day. */
    default boolean workingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !contains(day);
    }

    /** Returns the day itself if people work on it, or else the next one on which they do. */
    default LocalDate roll(LocalDate day) {
        LocalDate next = day;
        while (!workingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** Returns the working day that is {@code days} working days after {@code start}, which is day 0. */
    default LocalDate plusWorkingDays(LocalDate start, int days) {
        LocalDate day = start;
        for (int left = days; left > 0; left--) {
            day = roll(day.plusDays(1));
        }
        return day;
    }
}
