package io.crmkit.recovery.rule;

import io.crmkit.core.error.InvalidInputException;
import java.math.BigDecimal;
import java.util.Optional;

/** Refuses values that break a rule, naming the field and the rule, never the value. */
public final class Require {
    private static final int MOST_DIGITS = 60;

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
