package io.crmkit.core.json;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Carries over what is stored but unknown to this version: present in the stored tree, absent from what was read of it. */
final class UnknownProperties {
    private UnknownProperties() {}

    /** Returns {@code next} with the properties of {@code stored} that {@code known}, its re-encoding, lacks. */
    static JsonNode keep(JsonNode stored, JsonNode known, JsonNode next) {
        if (next.equals(known)) {
            return stored;
        }
        if (stored instanceof ObjectNode storedObject
                && known instanceof ObjectNode knownObject
                && next instanceof ObjectNode nextObject) {
            return keepInObject(storedObject, knownObject, nextObject);
        }
        if (stored instanceof ArrayNode storedArray
                && known instanceof ArrayNode knownArray
                && next instanceof ArrayNode nextArray
                && storedArray.size() == knownArray.size()) {
            return keepInArray(storedArray, knownArray, nextArray);
        }
        return next;
    }

    private static JsonNode keepInObject(ObjectNode stored, ObjectNode known, ObjectNode next) {
        Set<String> names = new TreeSet<>(next.propertyNames());
        for (String name : stored.propertyNames()) {
            if (!known.has(name)) {
                names.add(name);
            }
        }
        ObjectNode merged = Mapper.JSON.createObjectNode();
        for (String name : names) {
            JsonNode now = next.get(name);
            if (now == null) {
                merged.set(name, stored.required(name));
            } else if (stored.has(name) && known.has(name)) {
                merged.set(name, keep(stored.required(name), known.required(name), now));
            } else {
                merged.set(name, now);
            }
        }
        return merged;
    }

    /** An element that is still the same keeps what it had, wherever it moved; a changed one is matched by its place. */
    private static JsonNode keepInArray(ArrayNode stored, ArrayNode known, ArrayNode next) {
        ArrayNode merged = Mapper.JSON.createArrayNode();
        for (int i = 0; i < next.size(); i++) {
            JsonNode element = next.required(i);
            int same = indexOf(known, element);
            if (same >= 0) {
                merged.add(stored.required(same));
            } else if (next.size() == known.size()) {
                merged.add(keep(stored.required(i), known.required(i), element));
            } else {
                merged.add(element);
            }
        }
        return merged;
    }

    private static int indexOf(ArrayNode array, JsonNode element) {
        for (int i = 0; i < array.size(); i++) {
            if (array.required(i).equals(element)) {
                return i;
            }
        }
        return -1;
    }
}
