package io.crmkit.privacy.input;

import io.crmkit.core.error.InvalidInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Refuses values that break a rule, naming the field and the rule, never the value. */
public final class InputRules {
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /** The rule of {@link #inCalendar}. */
    public static final String IN_CALENDAR = "must lie within the years 1 to 9999";

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    /** The form of codes and opaque ids that stay when a person is erased. */
    public static final String CODE = "[A-Za-z0-9._:-]{1,120}";

    private static final int LONGEST_CODE = 120;

    private InputRules() {}

    /** Returns whether every place has a date for a moment, and periods can be added to it. */
    public static boolean inCalendar(Instant at) {
        return !at.isBefore(FIRST) && at.isBefore(END);
    }

    /** Returns whether periods can be added to a date. */
    public static boolean inCalendar(LocalDate day) {
        return day.getYear() >= 1 && day.getYear() <= 9999;
    }

    /**
     * Refuses a blank text.
     *
     * @throws InvalidInputException if it is blank
     */
    public static void notBlank(String text, String field) {
        notBlank(List.of(text), field);
    }

    /**
     * Refuses blank texts.
     *
     * @throws InvalidInputException if one is blank
     */
    public static void notBlank(Collection<String> texts, String field) {
        if (texts.stream().anyMatch(String::isBlank)) {
            throw new InvalidInputException(field, "must not be blank");
        }
    }

    /** Returns whether a text has the form {@link #CODE}; by hand, as every event that is read has three of them. */
    public static boolean isCode(String text) {
        if (text.isEmpty() || text.length() > LONGEST_CODE) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean other = (c >= '0' && c <= '9') || c == '.' || c == '_' || c == ':' || c == '-';
            if (!letter && !other) {
                return false;
            }
        }
        return true;
    }

    /**
     * Refuses a text of another form than {@link #CODE}, such as words about a person.
     *
     * @throws InvalidInputException if it has another form
     */
    public static void code(String text, String field) {
        if (!isCode(text)) {
            throw new InvalidInputException(field, "must match " + CODE);
        }
    }

    /**
     * Refuses what is no ISO 3166-1 alpha-2 country code in capital letters.
     *
     * @throws InvalidInputException if it is none
     */
    public static void country(Optional<String> code, String field) {
        if (code.isPresent() && !COUNTRIES.contains(code.get())) {
            throw new InvalidInputException(field, "must be an ISO 3166-1 alpha-2 code");
        }
    }
}
