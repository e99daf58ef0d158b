package io.crmkit.core.normalization;

import io.crmkit.core.contact.PostalAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form in which postal addresses are compared. */
final class AddressForm {
    private static final Pattern NUMBER = Pattern.compile("(?<![^ ])\\d+( ?[a-z])?(?![^ ])");

    /** Words that addresses shorten, in English, German, French and Spanish; the long form of USPS Publication 28 where it has one. */
    private static final Map<String, String> LONG_FORMS = Map.ofEntries(
            Map.entry("st", "street"),
            Map.entry("str", "strasse"),
            Map.entry("rd", "road"),
            Map.entry("ave", "avenue"),
            Map.entry("av", "avenue"),
            Map.entry("blvd", "boulevard"),
            Map.entry("bd", "boulevard"),
            Map.entry("dr", "drive"),
            Map.entry("ln", "lane"),
            Map.entry("ct", "court"),
            Map.entry("cct", "circuit"),
            Map.entry("cres", "crescent"),
            Map.entry("cl", "close"),
            Map.entry("pl", "place"),
            Map.entry("sq", "square"),
            Map.entry("hwy", "highway"),
            Map.entry("pde", "parade"),
            Map.entry("tce", "terrace"),
            Map.entry("apt", "apartment"),
            Map.entry("ste", "suite"),
            Map.entry("fl", "floor"),
            Map.entry("c", "calle"));

    private AddressForm() {}

    static NormalizedAddress of(PostalAddress address) {
        String lines = MatchText.words(String.join(" ", address.lines()));
        Matcher number = NUMBER.matcher(lines);
        String house = "";
        String street = lines;
        if (number.find()) {
            house = number.group().replace(" ", "");
            street = lines.substring(0, number.start()) + " " + lines.substring(number.end());
        }
        String locality = address.locality().map(MatchText::words).orElse("");
        String code = address.postalCode().map(MatchText::compact).orElse("");
        String spelt = spelt(street);
        return new NormalizedAddress(
                spelt,
                house,
                locality,
                code,
                address.country().orElse(""),
                spelt.isEmpty() && locality.isEmpty() && code.isEmpty()
                        ? Optional.of(NormalizationFlag.EMPTY)
                        : Optional.empty());
    }

    private static String spelt(String street) {
        List<String> words = new ArrayList<>();
        for (String word : street.strip().split(" +", -1)) {
            if (word.endsWith("str") && word.length() > 3) {
                words.add(word + "asse");
            } else {
                words.add(LONG_FORMS.getOrDefault(word, word));
            }
        }
        return String.join(" ", words);
    }
}
