package io.crmkit.core.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object as a map from fields to their values: the field is a JSON Pointer (RFC 6901) such as {@code /person/birthDate}, the
 * value is JSON text. Objects are taken apart, arrays stay whole.
 */
public final class JsonFields {
    private JsonFields() {}

    /**
     * Returns all fields of an object, at any depth.
     *
     * @throws UnreadableJsonException if the text is no JSON object
     */
    public static SortedMap<String, String> of(String json) {
        return of(json, Integer.MAX_VALUE);
    }

    /**
     * Returns the fields of an object down to a depth; what lies deeper stays in the text of its field.
     *
     * @param depth how many names a field has at most, 1 or more
     * @throws UnreadableJsonException if the text is no JSON object
     */
    public static SortedMap<String, String> of(String json, int depth) {
        SortedMap<String, String> fields = new TreeMap<>();
        collect("", object(json), depth, fields);
        return fields;
    }

    private static void collect(String path, ObjectNode object, int depth, Map<String, String> fields) {
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String name = path + "/" + property.getKey().replace("~", "~0").replace("/", "~1");
            if (depth > 1 && property.getValue() instanceof ObjectNode inner && !inner.isEmpty()) {
                collect(name, inner, depth - 1, fields);
            } else {
                fields.put(name, property.getValue().toString());
            }
        }
    }

    /**
     * Returns the object that has these fields.
     *
     * @throws UnreadableJsonException if a value is no JSON
     */
    public static String join(SortedMap<String, String> fields) {
        ObjectNode root = Mapper.JSON.createObjectNode();
        fields.forEach((field, value) -> {
            String[] names = field.substring(1).split("/", -1);
            ObjectNode parent = root;
            for (int i = 0; i < names.length - 1; i++) {
                parent = child(parent, name(names[i]));
            }
            String last = name(names[names.length - 1]);
            JsonNode node = read(value);
            if (!(node.isEmpty() && parent.get(last) instanceof ObjectNode)) {
                parent.set(last, node);
            }
        });
        return root.toString();
    }

    private static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode inner ? inner : parent.putObject(name);
    }

    private static String name(String escaped) {
        return escaped.replace("~1", "/").replace("~0", "~");
    }

    /** Returns the elements of an array as JSON text; empty if the text is no array. */
    public static Optional<List<String>> elements(String json) {
        if (!(read(json) instanceof ArrayNode array)) {
            return Optional.empty();
        }
        List<String> elements = new ArrayList<>();
        array.forEach(element -> elements.add(element.toString()));
        return Optional.of(elements);
    }

    private static ObjectNode object(String json) {
        try {
            return Mapper.JSON.readValue(json, ObjectNode.class);
        } catch (JacksonException unfit) {
            throw new UnreadableJsonException("object", unfit);
        }
    }

    private static JsonNode read(String json) {
        try {
            return Mapper.JSON.readTree(json);
        } catch (JacksonException unfit) {
            throw new UnreadableJsonException("field", unfit);
        }
    }
}
