package io.crmkit.recovery.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.error.InvalidInputException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * How much business time a duty may take: hours and minutes ({@code PT8H}), business days ({@code P2BD}), or business days and
 * then time ({@code P2BD+PT4H}). A business day is a move on the wall calendar that keeps the time of day, so {@code P1BD} and
 * eight hours differ even where every day has eight hours.
 */
public final class Budget implements Comparable<Budget> {
    private static final int MAX_BUSINESS_DAYS = 10_000;
    private static final long MAX_SECONDS = (long) Timetable.HORIZON_DAYS * TimeRange.DAY;

    private final int businessDays;
    private final long seconds;

    private Budget(int businessDays, long seconds) {
        this.businessDays = businessDays;
        this.seconds = seconds;
    }

    /**
     * Returns a budget of business time.
     *
     * @param time whole seconds, zero to 40,000 days of 24 hours
     * @throws InvalidInputException if the time is out of range or has a fraction of a second
     */
    public static Budget of(Duration time) {
        return new Budget(0, wholeSeconds(time));
    }

    /**
     * Returns a budget of business days.
     *
     * @param days 0 to 10,000; 0 means until the first working second
     * @throws InvalidInputException if the number is out of range
     */
    public static Budget businessDays(int days) {
        if (days < 0 || days > MAX_BUSINESS_DAYS) {
            throw new InvalidInputException("budget.businessDays", "must be 0 to " + MAX_BUSINESS_DAYS);
        }
        return new Budget(days, 0);
    }

    /**
     * Returns this budget with more business time at its end.
     *
     * @param time whole seconds, zero to 40,000 days of 24 hours; so much also for the sum
     * @throws InvalidInputException if the time or the sum is out of range, or has a fraction of a second
     */
    public Budget plus(Duration time) {
        return new Budget(businessDays, wholeSeconds(Duration.ofSeconds(seconds + wholeSeconds(time))));
    }

    private static long wholeSeconds(Duration time) {
        if (time.isNegative() || time.getNano() != 0 || time.getSeconds() > MAX_SECONDS) {
            throw new InvalidInputException(
                    "budget.time", "must be whole seconds, zero to " + Timetable.HORIZON_DAYS + " days");
        }
        return time.getSeconds();
    }

    /**
     * Reads {@code PT8H30M}, {@code P6BD} or {@code P6BD+PT5H20M}.
     *
     * @throws InvalidInputException if the text has another form, or a part is negative
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Budget parse(String text) {
        int end = text.indexOf("BD");
        try {
            if (end < 0) {
                return of(Duration.parse(text));
            }
            if (text.startsWith("P") && end > 1) {
                Budget days = businessDays(Integer.parseInt(text.substring(1, end)));
                String rest = text.substring(end + 2);
                if (rest.isEmpty()) {
                    return days;
                }
                if (rest.startsWith("+")) {
                    return days.plus(Duration.parse(rest.substring(1)));
                }
            }
        } catch (DateTimeParseException | NumberFormatException e) {
            throw malformed(e);
        }
        throw malformed(null);
    }

    private static InvalidInputException malformed(@Nullable Exception cause) {
        return new InvalidInputException("budget", "must look like PT8H, P2BD or P2BD+PT4H", cause);
    }

    /** Returns the business days of this budget; 0 if it is business time alone. */
    public int businessDays() {
        return businessDays;
    }

    /** Returns the business time of this budget, after its business days; zero or more. */
    public Duration time() {
        return Duration.ofSeconds(seconds);
    }

    long seconds() {
        return seconds;
    }

    /** Orders by business days, then by business time after them. */
    @Override
    public int compareTo(Budget other) {
        int order = Integer.compare(businessDays, other.businessDays);
        return order != 0 ? order : Long.compare(seconds, other.seconds);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Budget budget && businessDays == budget.businessDays && seconds == budget.seconds;
    }

    @Override
    public int hashCode() {
        return 31 * businessDays + Long.hashCode(seconds);
    }

    /** Returns the text that {@link #parse} reads. */
    @JsonValue
    @Override
    public String toString() {
        if (businessDays == 0) {
            return time().toString();
        }
        return "P" + businessDays + "BD" + (seconds == 0 ? "" : "+" + time());
    }
}
