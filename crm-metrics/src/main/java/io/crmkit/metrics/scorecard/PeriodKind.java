package io.crmkit.metrics.scorecard;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How long the periods of a scorecard are. All are spans of the calendar, never of hours. */
public enum PeriodKind {
    /** A day, which has 23 or 25 hours where clocks are changed. */
    DAY,
    /** Seven days from a day of the week that the request names. */
    WEEK,
    /** A month. */
    MONTH,
    /** Three months from January, April, July or October. */
    QUARTER,
    /** A year from January. */
    YEAR;

    /** The first day of the period that a date lies in. */
    LocalDate start(LocalDate date, DayOfWeek firstDayOfWeek) {
        return switch (this) {
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(firstDayOfWeek));
            case MONTH -> date.withDayOfMonth(1);
            case QUARTER -> date.withMonth(quarter(date) * 3 - 2).withDayOfMonth(1);
            case YEAR -> date.withDayOfYear(1);
        };
    }

    /** The first day of the period after the one that begins at {@code start}. */
    LocalDate next(LocalDate start) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case QUARTER -> start.plusMonths(3);
            case YEAR -> start.plusYears(1);
        };
    }

    String label(LocalDate start) {
        return switch (this) {
            case DAY, WEEK -> start.toString();
            case MONTH -> start.toString().substring(0, 7);
            case QUARTER -> year(start) + "-Q" + quarter(start);
            case YEAR -> year(start);
        };
    }

    private static String year(LocalDate start) {
        return String.format(Locale.ROOT, "%04d", start.getYear());
    }

    private static int quarter(LocalDate date) {
        return (date.getMonthValue() + 2) / 3;
    }
}
