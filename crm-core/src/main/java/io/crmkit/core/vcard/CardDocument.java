package io.crmkit.core.vcard;

import io.crmkit.core.customer.CustomerKind;
import io.crmkit.core.imports.RowProblem;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the row of a card: what it says by the names of the fields of customers, and every property for which there is none as it is, so
 * that nothing is lost.
 */
final class CardDocument {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** What says how the card was written, and nothing about the customer. */
    private static final Set<String> ABOUT_THE_FILE = Set.of("PRODID", "PROFILE");
    /** Properties that have a field: without a value they say nothing. Of all others nobody knows what an empty value says. */
    private static final Set<String> FIELDS = Set.of(
            "KIND",
            "X-ABSHOWAS",
            "UID",
            "REV",
            "FN",
            "N",
            "ORG",
            "NICKNAME",
            "BDAY",
            "GENDER",
            "PRONOUNS",
            "EMAIL",
            "TEL",
            "ADR",
            "URL",
            "IMPP",
            "CATEGORIES",
            "LANG",
            "TZ");
    /** Properties without a text that somebody reads. */
    private static final Set<String> NO_TEXT = Set.of("AGENT", "PHOTO", "LOGO", "SOUND", "KEY");

    private final ObjectNode document = JSON.createObjectNode();
    private final CardContacts contacts = new CardContacts(document);
    private final Set<String> unreadable = new TreeSet<>();
    private final StringBuilder kept = new StringBuilder();
    private final CustomerKind kind;
    private final CardPerson person;
    private int keptBytes;

    private CardDocument(CustomerKind kind, String version) {
        this.kind = kind;
        this.person = new CardPerson(document, version);
    }

    /** Returns the row as a JSON object. */
    static String of(String version, List<CardProperty> card, VCardLimits limits, Set<String> leftOut) throws BadCard {
        List<CardProperty> properties = card.stream()
                .filter(property -> !leftOut.contains(property.name()) && !ABOUT_THE_FILE.contains(property.name()))
                .toList();
        CustomerKind kind = CardKind.of(properties).orElseThrow(() -> new BadCard(RowProblem.NO_CUSTOMER));
        CardDocument row = new CardDocument(kind, version);
        row.document.put("kind", kind.name());
        if (kind == CustomerKind.ORGANIZATION) {
            CardKind.legalName(properties)
                    .ifPresent(name ->
                            row.document.withObjectProperty("organization").put("legalName", name));
        }
        Set<String> seen = new HashSet<>();
        for (CardProperty property : properties) {
            boolean taken = property.says().isEmpty() ? FIELDS.contains(property.name()) : row.takes(property, seen);
            if (!taken) {
                row.keep(property, limits.keptBytes());
            }
        }
        if (!row.document.has("key")) {
            row.document.put("key", CardKey.ofContent(properties));
        }
        return row.finished(version);
    }

    private String finished(String version) {
        contacts.finish();
        if (!unreadable.isEmpty()) {
            document.put("unreadable", String.join(", ", unreadable));
        }
        if (kept.length() > 0) {
            document.put("kept", KeptProperties.text(version, kept.toString()));
        }
        return document.toString();
    }

    /** Sets what the property says; false if customers have no field for it, or have something in it already. */
    private boolean takes(CardProperty property, Set<String> seen) {
        return switch (property.name()) {
            case "KIND", "X-ABSHOWAS" -> CardKind.takes(property);
            case "UID",
                    "REV",
                    "FN",
                    "TZ",
                    "N",
                    "ORG",
                    "NICKNAME",
                    "BDAY",
                    "GENDER",
                    "PRONOUNS",
                    CardPerson.LOCAL_NAME ->
                !seen.contains(property.name()) && takesOnce(property) && seen.add(property.name());
            case "DEATHDATE" -> kind == CustomerKind.PERSON && person.died(property);
            default -> contacts.takes(property);
        };
    }

    private boolean takesOnce(CardProperty property) {
        String text = CardValue.text(property.value());
        switch (property.name()) {
            case "UID" -> document.put("uid", text).put("key", text);
            case "FN" -> document.put("name", text);
            case "REV" -> {
                return reads(property, CardTime.instant(text), time -> document.put("rev", time));
            }
            case "TZ" -> {
                return reads(
                        property,
                        CardTime.zone(text),
                        zone -> document.withObjectProperty("preferences").put("zone", zone));
            }
            case "BDAY" -> {
                return kind == CustomerKind.PERSON && reads(property, CardTime.partialDate(property), person::bornOn);
            }
            default -> {
                return kind == CustomerKind.PERSON ? person.takes(property) : takesForOrganization(property);
            }
        }
        return true;
    }

    private boolean takesForOrganization(CardProperty property) {
        boolean named = document.has("organization");
        List<String> names = CardValue.texts(property.value(), ',');
        if (property.name().equals("NICKNAME") && named && names.size() == 1) {
            document.withObjectProperty("organization").put("tradingName", names.get(0));
            return true;
        }
        return property.name().equals("ORG") && named;
    }

    private boolean reads(CardProperty property, Optional<String> value, Consumer<String> field) {
        value.ifPresentOrElse(field, () -> unreadable.add(property.name()));
        return value.isPresent();
    }

    private void keep(CardProperty property, int most) throws BadCard {
        String line = property.line();
        keptBytes += line.getBytes(StandardCharsets.UTF_8).length + 1;
        if (keptBytes > most) {
            throw new BadCard(RowProblem.TOO_LONG);
        }
        kept.append('\n').append(line);
        if (!NO_TEXT.contains(property.name())) {
            ObjectNode texts = document.withObjectProperty("properties");
            String before = texts.path(property.name()).asString("");
            String text = CardValue.text(property.value());
            texts.put(property.name(), before.isEmpty() ? text : before + "\n" + text);
        }
    }
}
