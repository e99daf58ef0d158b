package io.crmkit.recovery.regulation;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.calendar.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * How long a rule gives, counted from the day of receipt, which is day 0.
 *
 * @param unit what is counted
 * @param amount how many, 1 to 1,000
 * @param end until when on the last day
 * @param roll what becomes of a last day that is no business day
 */
public record Term(TermUnit unit, int amount, DayEnd end, Roll roll) {
    private static final int MOST = 1_000;

    /**
     * Checks the amount.
     *
     * @throws InvalidInputException if it is out of range
     */
    public Term {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(roll, "roll");
        if (amount < 1 || amount > MOST) {
            throw new InvalidInputException("term.amount", "must be 1 to " + MOST);
        }
    }

    /** Returns the last day. */
    public LocalDate lastDay(LocalDate received, BusinessCalendar calendar) {
        LocalDate last = switch (unit) {
            case BUSINESS_DAYS -> calendar.businessDayAfter(received, amount);
            case CALENDAR_DAYS -> received.plusDays(amount);
            case CALENDAR_WEEKS -> received.plusWeeks(amount);
        };
        if (roll == Roll.NONE || calendar.isBusinessDay(last)) {
            return last;
        }
        if (roll == Roll.FOLLOWING) {
            return calendar.businessDayAfter(last, 1);
        }
        LocalDate before = last;
        while (!calendar.isBusinessDay(before) && before.isAfter(received)) {
            before = before.minusDays(1);
        }
        return before;
    }

    /** Returns the last instant that is in time, in the zone of the calendar: closing time, or 24:00 of the last day. */
    public Instant dueAt(LocalDate received, BusinessCalendar calendar) {
        LocalDate last = lastDay(received, calendar);
        Instant midnight = last.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        return end == DayEnd.END_OF_DAY ? midnight : calendar.closingOn(last).orElse(midnight);
    }
}
