package io.crmkit.core.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON objects by JSON Pointer (RFC 6901), where a number is a place in an array. */
final class JsonTree {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private JsonTree() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Returns the object that a text is, if it is one. */
    static Optional<ObjectNode> parse(String text) {
        try {
            return JSON.readTree(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException | NumberFormatException malformed) {
            return Optional.empty(); // the second one for an exponent of more than 32 bits
        }
    }

    static String[] steps(String pointer) {
        String[] steps = pointer.substring(1).split("/", -1);
        for (int i = 0; i < steps.length; i++) {
            steps[i] = steps[i].replace("~1", "/").replace("~0", "~");
        }
        return steps;
    }

    /** Sets a value; objects and arrays on the way are made, places of an array that nobody sets are null. */
    static void set(ObjectNode root, String[] steps, JsonNode value) {
        JsonNode parent = root;
        for (int i = 0; i < steps.length - 1; i++) {
            Optional<JsonNode> there = at(parent, steps[i]).filter(node -> !node.isNull());
            JsonNode child = there.isPresent()
                    ? there.get()
                    : place(steps[i + 1]) >= 0 ? JSON.createArrayNode() : JSON.createObjectNode();
            put(parent, steps[i], child);
            parent = child;
        }
        put(parent, steps[steps.length - 1], value);
    }

    /** Returns whether everything on the way to a value is there, but not the value itself. */
    static boolean lacksOnly(ObjectNode root, String[] steps) {
        JsonNode parent = root;
        for (int i = 0; i < steps.length; i++) {
            Optional<JsonNode> child = at(parent, steps[i]).filter(node -> !node.isNull());
            if (child.isEmpty()) {
                return !insideArray(steps, i);
            }
            parent = child.get();
        }
        return false;
    }

    /** Returns whether a step that is missing, or one behind it, is a place in an array. */
    private static boolean insideArray(String[] steps, int from) {
        for (int i = from; i < steps.length; i++) {
            if (place(steps[i]) >= 0) {
                return true;
            }
        }
        return false;
    }

    static Optional<JsonNode> at(JsonNode parent, String step) {
        int place = place(step);
        return parent instanceof ArrayNode array
                ? Optional.ofNullable(place >= 0 ? array.get(place) : null)
                : Optional.ofNullable(parent.get(step));
    }

    private static void put(JsonNode parent, String step, JsonNode child) {
        int place = place(step);
        if (parent instanceof ArrayNode array && place >= 0) {
            while (array.size() <= place) {
                array.add(NullNode.getInstance());
            }
            array.set(place, child);
        } else if (parent instanceof ObjectNode object) {
            object.set(step, child);
        }
    }

    /** Drops the places of arrays that nobody has set. */
    static void compact(JsonNode node) {
        if (node instanceof ArrayNode array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                if (array.get(i).isNull()) {
                    array.remove(i);
                }
            }
        }
        node.forEach(JsonTree::compact);
    }

    private static int place(String step) {
        if (step.isEmpty() || step.length() > 3) {
            return -1;
        }
        int place = 0;
        for (int i = 0; i < step.length(); i++) {
            char digit = step.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            place = 10 * place + digit - '0';
        }
        return place;
    }

    /** Returns what a text of a cell is, or the JSON of what is no scalar. */
    static Optional<String> text(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(
                node.isString() ? node.stringValue() : node.isValueNode() ? node.asString() : node.toString());
    }

    /**
     * Returns an object with what another says: objects are united, values replaced, and what a list does not have yet is put behind.
     *
     * @param gapsOnly whether values that are there stay
     */
    static ObjectNode unite(ObjectNode there, ObjectNode says, boolean gapsOnly, String path) {
        ObjectNode united = there.deepCopy();
        for (Map.Entry<String, JsonNode> property : says.properties()) {
            String name = property.getKey();
            JsonNode old = united.get(name);
            JsonNode next = property.getValue();
            if (path.equals("/customFields") && (old == null || !gapsOnly)) {
                united.set(name, next); // its texts are one value
            } else if (!path.equals("/customFields")
                    && old instanceof ObjectNode oldObject
                    && next instanceof ObjectNode nextObject) {
                united.set(name, unite(oldObject, nextObject, gapsOnly, path + "/" + name));
            } else if (old instanceof ArrayNode oldArray && next instanceof ArrayNode nextArray) {
                united.set(name, unite(oldArray, nextArray, gapsOnly, path + "/" + name));
            } else if (old == null || old.isNull() || !gapsOnly) {
                united.set(name, next);
            }
        }
        return united;
    }

    private static ArrayNode unite(ArrayNode there, ArrayNode says, boolean gapsOnly, String path) {
        List<JsonNode> united = new ArrayList<>();
        there.forEach(united::add);
        for (JsonNode next : says) {
            int same = 0;
            while (same < united.size() && !ListElements.same(path, united.get(same), next)) {
                same++;
            }
            if (same == united.size()) {
                united.add(next);
            } else if (united.get(same) instanceof ObjectNode old && next instanceof ObjectNode more) {
                united.set(same, unite(old, ListElements.withoutSpelling(path, more), gapsOnly, path));
            }
        }
        return JSON.createArrayNode().addAll(united);
    }
}
