package io.crmkit.core.vcard;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Countries by the names that people write into addresses: cards have no code for them. */
final class Countries {
    private static final List<Locale> LANGUAGES = List.of(
            Locale.ENGLISH,
            Locale.GERMAN,
            Locale.FRENCH,
            Locale.ITALIAN,
            Locale.forLanguageTag("es"),
            Locale.forLanguageTag("nl"),
            Locale.forLanguageTag("pl"),
            Locale.forLanguageTag("pt"));
    private static final Map<String, String> CODES = codes();

    private Countries() {}

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            codes.put(code.toLowerCase(Locale.ROOT), code);
        }
        for (Locale language : LANGUAGES) {
            for (String code : Locale.getISOCountries()) {
                Locale country = country(code);
                codes.putIfAbsent(country.getDisplayCountry(language).toLowerCase(Locale.ROOT), code);
                codes.putIfAbsent(country.getISO3Country().toLowerCase(Locale.ROOT), code);
            }
        }
        return Map.copyOf(codes);
    }

    private static Locale country(String code) {
        return new Locale.Builder().setRegion(code).build();
    }

    /** Returns the ISO 3166-1 alpha-2 code of a name or code, in any case. */
    static Optional<String> code(String name) {
        return Optional.ofNullable(CODES.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    static String name(String code) {
        return country(code).getDisplayCountry(Locale.ENGLISH);
    }
}
