package io.crmkit.core.rule;

import io.crmkit.core.error.InvalidInputException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/** Refuses values that break a rule, naming the field and the rule, never the value. */
public final class Require {
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Pattern SUBDIVISION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");

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

    /** Refuses blank texts in a collection. */
    public static void notBlank(Collection<String> texts, String field) {
        for (String text : texts) {
            that(!text.isBlank(), field, "must not contain a blank text");
        }
    }

    /** Refuses a text that is too long for an index. */
    public static void atMost(int codePoints, String text, String field) {
        that(
                text.length() <= codePoints || text.codePointCount(0, text.length()) <= codePoints,
                field,
                "must have at most " + codePoints + " characters");
    }

    /** Refuses a period that ends before it begins; both days belong to it. */
    public static void inOrder(Optional<LocalDate> from, Optional<LocalDate> thru, String field) {
        that(
                from.isEmpty() || thru.isEmpty() || !from.get().isAfter(thru.get()),
                field,
                "must not be before the first day");
    }

    /** Refuses what is no ISO 3166-1 alpha-2 country code in capital letters. */
    public static void country(Optional<String> code, String field) {
        that(code.isEmpty() || COUNTRIES.contains(code.get()), field, "must be an ISO 3166-1 alpha-2 code");
    }

    /** Refuses what is neither an ISO 3166-1 alpha-2 code nor has the form of an ISO 3166-2 code of such a country. */
    public static void countryOrSubdivision(Optional<String> code, String field) {
        if (code.isPresent() && !COUNTRIES.contains(code.get())) {
            that(
                    SUBDIVISION.matcher(code.get()).matches()
                            && COUNTRIES.contains(code.get().substring(0, 2)),
                    field,
                    "must be an ISO 3166-1 alpha-2 or ISO 3166-2 code");
        }
    }

    /** Refuses what is no ISO 4217 currency code. */
    public static void currency(Optional<String> code, String field) {
        if (code.isPresent()) {
            try {
                CurrencyUnit.of(code.get());
            } catch (IllegalCurrencyException unknown) {
                throw new InvalidInputException(field, "must be an ISO 4217 code");
            }
        }
    }

    /** Refuses texts that are no well-formed BCP 47 language tags. */
    public static void languages(Collection<String> tags, String field) {
        notBlank(tags, field);
        for (String tag : tags) {
            try {
                new Locale.Builder().setLanguageTag(tag);
            } catch (IllformedLocaleException malformed) {
                throw new InvalidInputException(field, "must be BCP 47 language tags");
            }
        }
    }
}
