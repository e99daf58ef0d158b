package io.crmkit.core.vcard;

import io.crmkit.core.contact.PostalAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Postal addresses (ADR): post office box, extended address, street, locality, region, code, country. */
final class CardAddress {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LINES = 3;
    private static final int COMPONENTS = 7;

    private CardAddress() {}

    /** Returns the address; none if nothing is said. What fits nowhere else becomes a line of it. */
    static Optional<ObjectNode> read(CardProperty property) {
        List<String> parts = CardValue.split(property.value(), ';');
        List<String> lines = new ArrayList<>();
        parts.stream().limit(LINES).forEach(part -> lines(part, lines));
        if (lines.isEmpty()) {
            parts.stream().skip(COMPONENTS).forEach(part -> lines(part, lines)); // RFC 9554 splits the street
        }
        ObjectNode address = CardUsage.read(property, JSON.createObjectNode());
        String country = text(parts, 6);
        Optional<String> code =
                Countries.code(country).or(() -> property.parameter("CC").flatMap(Countries::code));
        code.ifPresent(some -> address.put("country", some));
        if (code.isEmpty() && !country.isBlank()) {
            lines.add(country);
        }
        put(address, "locality", text(parts, 3));
        put(address, "postalCode", text(parts, 5));
        String region = text(parts, 4);
        boolean placed = !lines.isEmpty() || address.has("locality") || address.has("postalCode");
        if (placed) {
            put(address, "adminArea", region);
        } else if (!region.isBlank() || !country.isBlank()) {
            lines.add(region.isBlank() ? country : region);
        }
        if (!lines.isEmpty()) {
            ArrayNode label = address.putArray("lines");
            lines.forEach(label::add);
        }
        return placed || !lines.isEmpty() ? Optional.of(address) : Optional.empty();
    }

    private static void lines(String part, List<String> lines) {
        CardValue.texts(part, ',')
                .forEach(text -> text.lines().filter(line -> !line.isBlank()).forEach(lines::add));
    }

    private static String text(List<String> parts, int at) {
        return at < parts.size() ? String.join(", ", CardValue.texts(parts.get(at), ',')) : "";
    }

    private static void put(ObjectNode address, String field, String text) {
        if (!text.isBlank()) {
            address.put(field, text);
        }
    }

    static CardProperty written(PostalAddress address, VCardVersion version) {
        String street = address.lines().stream().map(CardValue::escaped).collect(Collectors.joining(","));
        String value = String.join(
                ";",
                "",
                "",
                street,
                CardValue.escaped(address.locality().orElse("")),
                CardValue.escaped(address.adminArea().orElse("")),
                CardValue.escaped(address.postalCode().orElse("")),
                CardValue.escaped(address.country().map(Countries::name).orElse("")));
        return CardUsage.written(CardProperty.of("ADR", value).with("CC", address.country()), address, version);
    }
}
