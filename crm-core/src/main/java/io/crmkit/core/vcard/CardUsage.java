package io.crmkit.core.vcard;

import io.crmkit.core.contact.ContactPoint;
import io.crmkit.core.contact.ContactUse;
import io.crmkit.core.contact.PhoneType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What ways to reach somebody are used for: the parameters TYPE and PREF, with words that programs of other languages write. */
final class CardUsage {
    private static final Map<String, ContactUse> USES = Map.ofEntries(
            Map.entry("work", ContactUse.WORK),
            Map.entry("business", ContactUse.WORK),
            Map.entry("arbeit", ContactUse.WORK),
            Map.entry("geschäftlich", ContactUse.WORK),
            Map.entry("travail", ContactUse.WORK),
            Map.entry("trabajo", ContactUse.WORK),
            Map.entry("lavoro", ContactUse.WORK),
            Map.entry("home", ContactUse.HOME),
            Map.entry("privat", ContactUse.HOME),
            Map.entry("domicile", ContactUse.HOME),
            Map.entry("casa", ContactUse.HOME),
            Map.entry("billing", ContactUse.BILLING),
            Map.entry("delivery", ContactUse.DELIVERY));
    private static final Map<String, PhoneType> PHONES = Map.ofEntries(
            Map.entry("cell", PhoneType.MOBILE),
            Map.entry("mobile", PhoneType.MOBILE),
            Map.entry("mobil", PhoneType.MOBILE),
            Map.entry("handy", PhoneType.MOBILE),
            Map.entry("portable", PhoneType.MOBILE),
            Map.entry("móvil", PhoneType.MOBILE),
            Map.entry("iphone", PhoneType.MOBILE),
            Map.entry("fax", PhoneType.FAX),
            Map.entry("homefax", PhoneType.FAX),
            Map.entry("workfax", PhoneType.FAX),
            Map.entry("x-landline", PhoneType.LANDLINE),
            Map.entry("x-voip", PhoneType.VOIP));

    private CardUsage() {}

    /** Sets use and preference of a contact point. */
    static ObjectNode read(CardProperty property, ObjectNode point) {
        List<String> words = property.types();
        words.stream()
                .flatMap(word -> Optional.ofNullable(USES.get(word)).stream())
                .findFirst()
                .ifPresent(use -> point.put("use", use.name()));
        Optional<Integer> place = place(property, "X-PREF").or(() -> place(property, "PREF"));
        if (place.isPresent() || words.contains("pref")) {
            point.put("preference", place.orElse(1));
        }
        return point;
    }

    private static Optional<Integer> place(CardProperty property, String parameter) {
        return property.parameter(parameter)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf);
    }

    static Optional<PhoneType> phone(CardProperty property) {
        List<PhoneType> types = property.types().stream()
                .flatMap(word -> Optional.ofNullable(PHONES.get(word)).stream())
                .toList();
        return types.contains(PhoneType.FAX)
                ? Optional.of(PhoneType.FAX)
                : types.stream().findFirst();
    }

    /** Returns the property with use and preference of a contact point; before 4.0 there is only one preferred of them. */
    static CardProperty written(CardProperty property, ContactPoint point, VCardVersion version) {
        CardProperty next = switch (point.use()) {
            case WORK -> property.with("TYPE", "work");
            case HOME -> property.with("TYPE", "home");
            case BILLING -> property.with("TYPE", "billing");
            case DELIVERY -> property.with("TYPE", "delivery");
            case OTHER -> property;
        };
        int place = point.preference();
        if (place == 0) {
            return next;
        }
        if (version == VCardVersion.V4_0) {
            next = next.with("PREF", Integer.toString(Math.min(100, place)));
            return place <= 100 ? next : next.with("X-PREF", Integer.toString(place));
        }
        return place == 1 ? next.with("TYPE", "pref") : next.with("X-PREF", Integer.toString(place));
    }

    static CardProperty written(CardProperty property, PhoneType type) {
        return switch (type) {
            case MOBILE -> property.with("TYPE", "cell");
            case LANDLINE -> property.with("TYPE", "x-landline");
            case FAX -> property.with("TYPE", "fax");
            case VOIP -> property.with("TYPE", "x-voip");
            case OTHER -> property;
        };
    }
}
