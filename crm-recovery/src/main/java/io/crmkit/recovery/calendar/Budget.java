package io.crmkit.recovery.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.error.InvalidInputException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much time a duty may take: business time ({@code PT8H}), business days ({@code P2BD}), business days and then time
 * ({@code P2BD+PT4H}), or whole calendar days and weeks to the end of the day ({@code P15CD}, {@code P8CW}). A business day is a
 * move on the wall calendar that keeps the time of day, so {@code P1BD} and eight hours differ even where every day has eight
 * hours. Calendar days count every day; the day of the start is day 0.
 */
public final class Budget implements Comparable<Budget> {
    private static final int MAX_DAYS = 10_000;
    private static final int WEEK = 7;
    private static final long MAX_SECONDS = (long) Timetable.HORIZON_DAYS * TimeRange.DAY;

    private final boolean inCalendarDays;
    private final int days;
    private final long seconds;

    private Budget(boolean inCalendarDays, int days, long seconds) {
        this.inCalendarDays = inCalendarDays;
        this.days = days;
        this.seconds = seconds;
    }

    /**
     * Returns a budget of business time.
     *
     * @param time whole seconds, zero to 40,000 days of 24 hours
     * @throws InvalidInputException if the time is out of range or has a fraction of a second
     */
    public static Budget of(Duration time) {
        return new Budget(false, 0, wholeSeconds(time));
    }

    /**
     * Returns a budget of business days.
     *
     * @param days 0 to 10,000; 0 means until the first working second
     * @throws InvalidInputException if the number is out of range
     */
    public static Budget businessDays(int days) {
        return new Budget(false, inRange("budget.businessDays", days, MAX_DAYS), 0);
    }

    /**
     * Returns a budget that runs out at the end (24:00) of a calendar day, working day or not.
     *
     * @param days 0 to 10,000; 0 means the end of the day of the start
     * @throws InvalidInputException if the number is out of range
     */
    public static Budget calendarDays(int days) {
        return new Budget(true, inRange("budget.calendarDays", days, MAX_DAYS), 0);
    }

    /**
     * Returns a budget of {@code 7 * weeks} calendar days.
     *
     * @param weeks 0 to 1,428
     * @throws InvalidInputException if the number is out of range
     */
    public static Budget calendarWeeks(int weeks) {
        return calendarDays(WEEK * inRange("budget.calendarWeeks", weeks, MAX_DAYS / WEEK));
    }

    private static int inRange(String field, int number, int max) {
        if (number < 0 || number > max) {
            throw new InvalidInputException(field, "must be 0 to " + max);
        }
        return number;
    }

    /**
     * Returns this budget with more business time at its end.
     *
     * @param time whole seconds, zero to 40,000 days of 24 hours; so much also for the sum
     * @throws InvalidInputException if the time or the sum is out of range, or has a fraction of a second, or this budget is one
     *     of calendar days, which end with the day
     */
    public Budget plus(Duration time) {
        if (inCalendarDays) {
            throw new InvalidInputException("budget", "must not add business time to calendar days");
        }
        return new Budget(false, days, wholeSeconds(Duration.ofSeconds(seconds + wholeSeconds(time))));
    }

    private static long wholeSeconds(Duration time) {
        if (time.isNegative() || time.getNano() != 0 || time.getSeconds() > MAX_SECONDS) {
            throw new InvalidInputException(
                    "budget.time", "must be whole seconds, zero to " + Timetable.HORIZON_DAYS + " days");
        }
        return time.getSeconds();
    }

    /**
     * Reads {@code PT8H30M}, {@code P6BD}, {@code P6BD+PT5H20M}, {@code P15CD} or {@code P8CW}.
     *
     * @throws InvalidInputException if the text has another form, or a part is negative; also {@code P1D}, which does not say what
     *     kind of day it is
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Budget parse(String text) {
        int end = text.indexOf("BD");
        try {
            if (text.endsWith("CD") || text.endsWith("CW")) {
                int number = number(text, text.length() - 2);
                return text.endsWith("CD") ? calendarDays(number) : calendarWeeks(number);
            }
            if (end < 0) {
                return of(time(text));
            }
            Budget days = businessDays(number(text, end));
            String rest = text.substring(end + 2);
            if (rest.isEmpty()) {
                return days;
            }
            if (rest.startsWith("+")) {
                return days.plus(time(rest.substring(1)));
            }
        } catch (DateTimeParseException | NumberFormatException e) {
            throw malformed(e);
        }
        throw malformed(null);
    }

    /** A {@link Duration} takes a day for 24 hours, which is three days of work for most. */
    private static Duration time(String text) {
        if (text.toUpperCase(Locale.ROOT).indexOf('D') >= 0) {
            throw malformed(null);
        }
        return Duration.parse(text);
    }

    private static int number(String text, int end) {
        if (!text.startsWith("P") || end < 2) {
            throw malformed(null);
        }
        return Integer.parseInt(text.substring(1, end));
    }

    private static InvalidInputException malformed(@Nullable Exception cause) {
        return new InvalidInputException("budget", "must look like PT8H, P2BD, P2BD+PT4H, P15CD or P8CW", cause);
    }

    /** Returns the business days of this budget; 0 if it is business time alone, or calendar days. */
    public int businessDays() {
        return inCalendarDays ? 0 : days;
    }

    /** Returns the calendar days of this budget; 0 if it is not {@link #isInCalendarDays in calendar days}. */
    public int calendarDays() {
        return inCalendarDays ? days : 0;
    }

    /** Returns whether this is a number of calendar days, and not of business time and days. */
    public boolean isInCalendarDays() {
        return inCalendarDays;
    }

    /** Returns the business time of this budget, after its business days; zero or more. */
    public Duration time() {
        return Duration.ofSeconds(seconds);
    }

    long seconds() {
        return seconds;
    }

    /** Orders business budgets before those in calendar days, then by days, then by business time after them. */
    @Override
    public int compareTo(Budget other) {
        int order = Boolean.compare(inCalendarDays, other.inCalendarDays);
        order = order != 0 ? order : Integer.compare(days, other.days);
        return order != 0 ? order : Long.compare(seconds, other.seconds);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Budget budget && compareTo(budget) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * days + Long.hashCode(seconds)) + Boolean.hashCode(inCalendarDays);
    }

    /** Returns the text that {@link #parse} reads; calendar days that make up weeks are written as weeks. */
    @JsonValue
    @Override
    public String toString() {
        if (inCalendarDays) {
            return days > 0 && days % WEEK == 0 ? "P" + days / WEEK + "CW" : "P" + days + "CD";
        }
        if (days == 0) {
            return time().toString();
        }
        return "P" + days + "BD" + (seconds == 0 ? "" : "+" + time());
    }
}
