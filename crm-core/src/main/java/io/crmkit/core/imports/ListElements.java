package io.crmkit.core.imports;

import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which elements of two lists are the same thing. */
final class ListElements {
    private ListElements() {}

    /** E-mail addresses and phone numbers by their normal form; of others, one that says nothing else than the other. */
    static boolean same(String list, JsonNode there, JsonNode next) {
        Optional<String> left = contact(list, there);
        if (left.isPresent()) {
            return left.equals(contact(list, next));
        }
        if (there instanceof ObjectNode object && next instanceof ObjectNode other) {
            for (Map.Entry<String, JsonNode> property : other.properties()) {
                JsonNode value = object.get(property.getKey());
                if (value == null || !JsonTree.text(value).equals(JsonTree.text(property.getValue()))) {
                    return false;
                }
            }
            return true;
        }
        return JsonTree.text(there).equals(JsonTree.text(next));
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
            case "/phones" -> raw.map(text -> PhoneNumber.e164(text).orElse(text)
                    + "#" + Optional.ofNullable(element.get("extension")).flatMap(JsonTree::text));
            default -> Optional.empty();
        };
    }
}
