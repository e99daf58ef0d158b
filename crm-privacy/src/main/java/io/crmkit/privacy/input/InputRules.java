package io.crmkit.privacy.input;

import io.crmkit.core.error.InvalidInputException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Refuses values that break a rule, naming the field and the rule, never the value. */
public final class InputRules {
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private InputRules() {}

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
