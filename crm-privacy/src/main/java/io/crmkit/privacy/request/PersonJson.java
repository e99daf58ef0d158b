package io.crmkit.privacy.request;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.Reference;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.privacy.consent.PermissionEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns records into JSON that names no other customer than the person itself. */
final class PersonJson {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OTHER = "(another person)";

    private final Set<String> own;

    PersonJson(List<CustomerId> same) {
        this.own = same.stream().map(Id::value).collect(Collectors.toSet());
    }

    static JsonNode parse(String json) {
        return JSON.readTree(json);
    }

    /** Returns an entity without the ids of the other customers that it refers to. */
    <E> ObjectNode of(EntityType<E, ?> type, E entity) {
        ObjectNode json = (ObjectNode) parse(type.codec().encode(entity));
        Set<String> others = new HashSet<>();
        for (Reference<E> reference : type.references()) {
            if (reference.target().equals(Customer.TYPE.name())) {
                var attribute = reference.attribute();
                others.add(attribute.decode(attribute.of(entity)).value());
            }
        }
        mask(json, others);
        return json;
    }

    /** Returns a permission event without the ids of customers that it was merged with and parted from again. */
    JsonNode of(PermissionEvent event, String encoded) {
        Set<String> others = new HashSet<>();
        event.streams().forEach(customer -> others.add(customer.value()));
        event.other().ifPresent(customer -> others.add(customer.value()));
        JsonNode json = parse(encoded);
        mask(json, others);
        return json;
    }

    private void mask(JsonNode json, Set<String> others) {
        others.removeAll(own);
        others.remove(Id.UNASSIGNED);
        if (!others.isEmpty()) {
            maskAll(json, others);
        }
    }

    private static void maskAll(JsonNode node, Set<String> others) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                if (value.isString() && others.contains(value.stringValue())) {
                    object.put(name, OTHER);
                } else {
                    maskAll(value, others);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode value = array.get(i);
                if (value.isString() && others.contains(value.stringValue())) {
                    array.set(i, OTHER);
                } else {
                    maskAll(value, others);
                }
            }
        }
    }

    /** Removes the elements of a list that do not name the person; returns whether there were some. */
    boolean keepOwnElements(ObjectNode json, String field) {
        if (!(json.get(field) instanceof ArrayNode array)) {
            return false;
        }
        int before = array.size();
        for (int i = before - 1; i >= 0; i--) {
            if (!namesPerson(array.get(i))) {
                array.remove(i);
            }
        }
        return array.size() < before;
    }

    private boolean namesPerson(JsonNode node) {
        if (node.isString()) {
            return own.contains(node.stringValue());
        }
        for (JsonNode child : node) {
            if (namesPerson(child)) {
                return true;
            }
        }
        return false;
    }
}
