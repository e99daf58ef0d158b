package io.crmkit.core.vcard;

import io.crmkit.core.customer.CustomerKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a card is about. Before version 4.0 there is no KIND; what address books write instead is understood too. */
final class CardKind {
    static final String HOUSEHOLD = "x-household";

    private CardKind() {}

    /** Returns what the customer is; empty if the card is about none. */
    static Optional<CustomerKind> of(List<CardProperty> card) {
        if (stated(card, "X-ADDRESSBOOKSERVER-KIND").anyMatch("group"::equals)) {
            return Optional.empty();
        }
        Optional<String> kind = stated(card, "KIND").findFirst();
        if (kind.isPresent() && !kind.get().equals("individual")) {
            return switch (kind.get()) {
                case "org" -> Optional.of(CustomerKind.ORGANIZATION);
                case HOUSEHOLD -> Optional.of(CustomerKind.HOUSEHOLD);
                case "group", "location", "device", "application" -> Optional.empty();
                default -> Optional.of(CustomerKind.PERSON); // RFC 6350, 6.1.4
            };
        }
        boolean company = stated(card, "X-ABSHOWAS").anyMatch("company"::equals);
        return Optional.of(
                company || (kind.isEmpty() && onlyOrganization(card))
                        ? CustomerKind.ORGANIZATION
                        : CustomerKind.PERSON);
    }

    /** A card with a company, but without a name of a person, is about the company. */
    private static boolean onlyOrganization(List<CardProperty> card) {
        Optional<String> company =
                first(card, "ORG").map(value -> CardValue.text(value).strip());
        return company.isPresent()
                && first(card, "N").isEmpty()
                && first(card, "FN")
                        .map(CardValue::text)
                        .map(String::strip)
                        .orElse(company.get())
                        .equals(company.get());
    }

    /** Returns the name of the organization, with its units if there are any. */
    static Optional<String> legalName(List<CardProperty> card) {
        return first(card, "ORG").map(value -> String.join(", ", CardValue.texts(value, ';')));
    }

    /** Returns whether what the property says is in the kind. */
    static boolean takes(CardProperty property) {
        String kind = property.says().toLowerCase(Locale.ROOT);
        return property.name().equals("KIND")
                ? List.of("org", "individual", HOUSEHOLD).contains(kind)
                : kind.equals("company");
    }

    private static Stream<String> stated(List<CardProperty> card, String name) {
        return card.stream()
                .filter(property -> property.name().equals(name))
                .map(property -> property.says().toLowerCase(Locale.ROOT));
    }

    private static Optional<String> first(List<CardProperty> card, String name) {
        return card.stream()
                .filter(property ->
                        property.name().equals(name) && !property.says().isEmpty())
                .map(CardProperty::value)
                .findFirst();
    }
}
