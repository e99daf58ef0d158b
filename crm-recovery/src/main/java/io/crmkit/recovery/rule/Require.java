package io.crmkit.recovery.rule;

import io.crmkit.core.error.InvalidInputException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Refuses values that break a rule, naming the field and the rule, never the value. */
public final class Require {
    /** The longest time that a rule may name, in days: a hundred and nine years. */
    public static final int MOST_DAYS = 40_000;

    private static final int MOST_DIGITS = 60;
    private static final Duration LONGEST = Duration.ofDays(MOST_DAYS);
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Require() {}

    /** Refuses what does not hold. */
    public static void that(boolean holds, String field, String rule) {
        if (!holds) {
            throw new InvalidInputException(field, rule);
        }
    }

    /** Refuses a blank text. */
    public static void notBlank(String text, String field) {
        that(!text.isBlank(), field, "must not be blank");
    }

    /** Refuses a blank text, if there is one. */
    public static void notBlank(Optional<String> text, String field) {
        that(text.isEmpty() || !text.get().isBlank(), field, "must not be blank; leave it out instead");
    }

    /** Refuses a text that is too long for an index. */
    public static void atMost(int codePoints, String text, String field) {
        that(
                text.codePointCount(0, text.length()) <= codePoints,
                field,
                "must have at most " + codePoints + " characters");
    }

    /** Refuses a time that is negative, or so long that an instant plus it may be none any more. */
    public static void boundedTime(Duration time, String field) {
        that(
                !time.isNegative() && time.compareTo(LONGEST) <= 0,
                field,
                "must lie within zero to " + MOST_DAYS + " days");
    }

    /** Refuses an instant that no calendar counts. */
    public static void inCalendar(Instant instant, String field) {
        that(!instant.isBefore(FIRST) && instant.isBefore(END), field, "must lie in the years 1 to 9999");
    }

    /** Refuses to look at a time that has not come: what is noticed there could not be taken back. */
    public static void hasCome(Instant now, Instant clock, Duration skew) {
        that(
                !now.isAfter(clock.plus(skew)),
                "now",
                "must not lie more than " + skew + " ahead of the clock of the CRM");
    }

    /** Refuses a number that is short to write and takes minutes to compute with, such as 1E600000000. */
    public static void writable(Optional<BigDecimal> number, String field) {
        that(
                number.isEmpty()
                        || (number.get().precision() <= MOST_DIGITS
                                && Math.abs((long) number.get().scale()) <= MOST_DIGITS),
                field,
                "must have at most " + MOST_DIGITS + " digits");
    }
}
