package io.crmkit.core.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.util.Optional;

/**
 * Moments as JSON holds them: {@code 2026-11-23T15:00:00Z}, with up to nine digits of a fraction (ISO 8601, RFC 3339 in UTC). Records
 * and logs are full of them, and taking them apart by hand takes a tenth of the time of a formatter.
 */
public final class JsonInstant {
    private static final int SECONDS_END = "2026-11-23T15:00:00".length();
    private static final int NANO_DIGITS = 9;

    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private JsonInstant() {}

    /** Returns a moment as JSON holds it, in UTC, its fraction in none, three, six or nine digits; as {@link Instant#toString}. */
    public static String text(Instant instant) {
        if (instant.getEpochSecond() < FIRST || instant.getEpochSecond() > LAST) {
            return instant.toString();
        }
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(30);
        digits(text, time.getYear(), 4).append('-');
        digits(text, time.getMonthValue(), 2).append('-');
        digits(text, time.getDayOfMonth(), 2).append('T');
        digits(text, time.getHour(), 2).append(':');
        digits(text, time.getMinute(), 2).append(':');
        digits(text, time.getSecond(), 2);
        int nano = time.getNano();
        if (nano % 1_000 != 0) {
            digits(text.append('.'), nano, 9);
        } else if (nano % 1_000_000 != 0) {
            digits(text.append('.'), nano / 1_000, 6);
        } else if (nano != 0) {
            digits(text.append('.'), nano / 1_000_000, 3);
        }
        return text.append('Z').toString();
    }

    private static StringBuilder digits(StringBuilder text, int number, int count) {
        int power = 1;
        for (int i = 1; i < count; i++) {
            power *= 10;
        }
        for (; power > 0; power /= 10) {
            text.append((char) ('0' + number / power % 10));
        }
        return text;
    }

    /**
     * Returns the moment that a text stands for.
     *
     * @return empty if the text has another form, such as with an offset or outside of the years 0 to 9999, or there is no such moment
     */
    public static Optional<Instant> parse(String text) {
        if (text.length() <= SECONDS_END || !punctuated(text)) {
            return Optional.empty();
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS_END);
        int nanos = nanos(text);
        boolean digits = (year | month | day | hour | minute | second | nanos) >= 0;
        if (!digits || !inCalendar(year, month, day) || hour > 23 || minute > 59 || second > 59) {
            return Optional.empty();
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Optional.of(Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second, nanos));
    }

    private static boolean punctuated(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(text.length() - 1) == 'Z';
    }

    private static boolean inCalendar(int year, int month, int day) {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).length(IsoChronology.INSTANCE.isLeapYear(year));
    }

    /** Returns the fraction of the second before the last character, 0 if there is none, or -1 if it is none. */
    private static int nanos(String text) {
        int end = text.length() - 1;
        int digits = end - SECONDS_END - 1;
        if (end == SECONDS_END) {
            return 0;
        }
        if (text.charAt(SECONDS_END) != '.' || digits < 1 || digits > NANO_DIGITS) {
            return -1;
        }
        int nanos = number(text, SECONDS_END + 1, end);
        for (int i = digits; i < NANO_DIGITS && nanos >= 0; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** Returns the number that ASCII digits stand for, or -1 if there is anything else among them. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
