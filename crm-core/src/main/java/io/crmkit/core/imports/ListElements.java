package io.crmkit.core.imports;

import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which elements of two lists are the same thing. */
final class ListElements {
    private static final Set<String> USAGE =
            Set.of("use", "preference", "verification", "verificationAt", "strength", "normalized", "type");

    private ListElements() {}

    /** E-mail addresses and phone numbers by their normal form; of others, those of which one says all that the other says. */
    static boolean same(String list, JsonNode there, JsonNode next) {
        Optional<String> left = contact(list, there);
        if (left.isPresent()) {
            return left.equals(contact(list, next));
        }
        return (there instanceof ObjectNode object && next instanceof ObjectNode other)
                ? (within(object, other) || within(other, object))
                : JsonTree.text(there).equals(JsonTree.text(next));
    }

    /** Returns whether an element says all that another one says; how it is used says nothing about what it is. */
    private static boolean within(ObjectNode more, ObjectNode less) {
        boolean some = false;
        for (Map.Entry<String, JsonNode> property : less.properties()) {
            if (!USAGE.contains(property.getKey())) {
                JsonNode value = more.get(property.getKey());
                if (value == null || !JsonTree.text(value).equals(JsonTree.text(property.getValue()))) {
                    return false;
                }
                some = true;
            }
        }
        return some;
    }

    /** The spelling that is there stays: another one of the same address is no news. */
    static ObjectNode withoutSpelling(String list, ObjectNode element) {
        ObjectNode rest = element.deepCopy();
        if (contact(list, element).isPresent()) {
            rest.remove("raw");
        }
        return rest;
    }

    private static Optional<String> contact(String list, JsonNode element) {
        Optional<String> raw = Optional.ofNullable(element.get("raw")).flatMap(JsonTree::text);
        return switch (list) {
            case "/emails" -> raw.map(EmailAddress::matchForm);
            case "/phones" ->
                raw.map(text -> PhoneNumber.e164(text).orElse(text) + "#"
                        + Optional.ofNullable(element.get("extension")).flatMap(JsonTree::text));
            default -> Optional.empty();
        };
    }
}
