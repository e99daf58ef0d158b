package io.crmkit.core.vcard;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a card says about ways to reach somebody, labels and languages. */
final class CardContacts {
    /** What address books wrote before there was IMPP. */
    private static final Map<String, String> MESSENGERS = Map.of(
            "X-AIM", "aim",
            "X-ICQ", "icq",
            "X-JABBER", "xmpp",
            "X-MSN", "msnim",
            "X-YAHOO", "ymsgr",
            "X-SKYPE", "skype",
            "X-SKYPE-USERNAME", "skype",
            "X-GOOGLE-TALK", "gtalk",
            "X-QQ", "qq");

    private static final Set<String> NO_NETWORK = Set.of("home", "work", "pref", "other");

    private final ObjectNode document;
    private final List<Language> languages = new ArrayList<>();

    private record Language(String tag, int place) {}

    CardContacts(ObjectNode document) {
        this.document = document;
    }

    /** Adds what the property says; false if customers have no field for it. */
    boolean takes(CardProperty property) {
        String text = CardValue.text(property.value());
        switch (property.name()) {
            case "EMAIL" -> add("emails", property).put("raw", text);
            case "URL" -> add("webAddresses", property).put("raw", text);
            case "TEL" -> phone(add("phones", property), property, text);
            case "ADR" ->
                CardAddress.read(property)
                        .ifPresent(address -> list("postalAddresses").add(address));
            case "CATEGORIES" ->
                CardValue.texts(property.value(), ',')
                        .forEach(label -> list("classifications").add(label));
            case "LANG" -> {
                return language(property, text);
            }
            case "IMPP" -> {
                return messenger(property, text);
            }
            case "SOCIALPROFILE", "X-SOCIALPROFILE" -> {
                return social(property, text);
            }
            default -> {
                Optional<String> service = Optional.ofNullable(MESSENGERS.get(property.name()));
                service.ifPresent(name ->
                        add("messagingHandles", property).put("service", name).put("handle", text));
                return service.isPresent();
            }
        }
        return true;
    }

    private ArrayNode list(String name) {
        return document.withArrayProperty(name);
    }

    private ObjectNode add(String name, CardProperty property) {
        return CardUsage.read(property, list(name).addObject());
    }

    private static void phone(ObjectNode phone, CardProperty property, String text) {
        Optional<String> extension = property.parameter("X-EXTENSION");
        String raw = text;
        if (text.regionMatches(true, 0, "tel:", 0, 4)) {
            String[] parts = text.substring(4).split(";", -1);
            raw = parts[0].isBlank() ? text : decoded(parts[0]);
            for (String part : parts) {
                extension = part.regionMatches(true, 0, "ext=", 0, 4) && part.length() > 4
                        ? Optional.of(part.substring(4))
                        : extension;
            }
        }
        phone.put("raw", raw);
        extension.ifPresent(digits -> phone.put("extension", digits));
        property.parameter("X-REGION").flatMap(Countries::code).ifPresent(region -> phone.put("region", region));
        CardUsage.phone(property).ifPresent(type -> phone.put("type", type.name()));
    }

    private boolean language(CardProperty property, String text) {
        int place = property.parameter("PREF")
                .filter(digits -> digits.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .orElse(Integer.MAX_VALUE);
        try {
            new Locale.Builder().setLanguageTag(text);
            return languages.add(new Language(text, place));
        } catch (IllformedLocaleException malformed) {
            return false;
        }
    }

    private boolean messenger(CardProperty property, String text) {
        int colon = text.indexOf(':');
        Optional<String> scheme =
                Optional.of(text.substring(0, Math.max(0, colon))).filter(name -> !name.isBlank());
        Optional<String> service = property.parameter("SERVICE-TYPE")
                .or(() -> property.parameter("X-SERVICE-TYPE"))
                .or(() -> scheme);
        String rest = text.substring(colon + 1).replaceFirst("^(//|goim\\?screenname=)", "");
        String handle = property.parameter("USERNAME").orElseGet(() -> decoded(rest));
        if (service.isEmpty() || handle.isBlank()) {
            return false;
        }
        add("messagingHandles", property).put("service", service.get()).put("handle", handle);
        return true;
    }

    private boolean social(CardProperty property, String text) {
        Optional<String> network = property.parameter("SERVICE-TYPE")
                .or(() -> property.types().stream()
                        .filter(word -> !word.isBlank() && !NO_NETWORK.contains(word))
                        .findFirst());
        if (network.isEmpty()) {
            return false;
        }
        String handle = property.parameter("USERNAME")
                .or(() -> property.parameter("X-USER"))
                .orElse(text);
        add("socialHandles", property).put("network", network.get()).put("handle", handle);
        return true;
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return part;
        }
    }

    /** Sets the languages, the preferred one first. */
    void finish() {
        languages.sort(Comparator.comparingInt(Language::place));
        languages.forEach(language -> document.withObjectProperty("preferences")
                .withArrayProperty("languages")
                .add(language.tag()));
    }
}
