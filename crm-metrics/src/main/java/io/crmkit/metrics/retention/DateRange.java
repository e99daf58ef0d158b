package io.crmkit.metrics.retention;

import io.crmkit.core.error.InvalidInputException;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A period of whole days.
 *
 * @param from the first day
 * @param thru the last day, part of the period
 */
public record DateRange(LocalDate from, LocalDate thru) {
    /**
     * Checks the order.
     *
     * @throws InvalidInputException if the last day is before the first
     */
    public DateRange {
        if (thru.isBefore(from)) {
            throw new InvalidInputException("range.thru", "must not be before range.from");
        }
    }

    /** Returns a calendar month. */
    public static DateRange of(YearMonth month) {
        return new DateRange(month.atDay(1), month.atEndOfMonth());
    }

    /** Returns whether the day is one of the period. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(thru);
    }
}
