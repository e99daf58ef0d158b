package io.crmkit.privacy.input;

import io.crmkit.core.error.InvalidInputException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A value in a JSON document with the path to it, so that every complaint says where. */
public record JsonPlace(String path, JsonNode node) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads a document. */
    public static JsonPlace parse(String path, String json) {
        try {
            return new JsonPlace(path, JSON.readTree(json));
        } catch (JacksonException e) {
            throw new InvalidInputException(path, "must be JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Returns the complaint that a rule is broken here. */
    public InvalidInputException wrong(String rule) {
        return new InvalidInputException(path, rule);
    }

    /** Checks that this is an object with no other than these fields. */
    public JsonPlace only(Set<String> fields) {
        fields().keySet().stream()
                .filter(name -> !fields.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidInputException(path + "." + name, "is unknown");
                });
        return this;
    }

    /** Returns the fields of this object. */
    public Map<String, JsonPlace> fields() {
        if (!node.isObject()) {
            throw wrong("must be an object");
        }
        Map<String, JsonPlace> fields = new LinkedHashMap<>();
        node.properties().forEach(e -> fields.put(e.getKey(), new JsonPlace(path + "." + e.getKey(), e.getValue())));
        return fields;
    }

    /** Returns a field of this object, if it is there. */
    public Optional<JsonPlace> optional(String name) {
        return Optional.ofNullable(fields().get(name));
    }

    /** Returns a field of this object that must be there. */
    public JsonPlace required(String name) {
        return optional(name).orElseThrow(() -> new InvalidInputException(path + "." + name, "must be given"));
    }

    /** Returns whether this is a list. */
    public boolean isList() {
        return node.isArray();
    }

    /** Returns whether this is an object. */
    public boolean isObject() {
        return node.isObject();
    }

    /** Returns the elements of this list. */
    public List<JsonPlace> list() {
        if (!node.isArray()) {
            throw wrong("must be a list");
        }
        List<JsonPlace> places = new ArrayList<>();
        for (JsonNode element : node) {
            places.add(new JsonPlace(path + "[" + places.size() + "]", element));
        }
        return places;
    }

    /** Returns the elements of the list of this name; none if there is no such list. */
    public List<JsonPlace> listOf(String name) {
        return optional(name).map(JsonPlace::list).orElse(List.of());
    }

    /** Returns the text that stands here, not blank. */
    public String text() {
        if (!node.isString() || node.stringValue().isBlank()) {
            throw wrong("must be a text that is not blank");
        }
        return node.stringValue();
    }

    /** Returns the truth value that stands here. */
    public boolean flag() {
        if (!node.isBoolean()) {
            throw wrong("must be true or false");
        }
        return node.booleanValue();
    }

    /** Returns the whole number that stands here, 0 or more. */
    public long number() {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw wrong("must be a whole number, 0 or more");
        }
        return node.longValue();
    }

    /** Returns the constant whose name stands here. */
    public <E extends Enum<E>> E oneOf(Class<E> type) {
        String text = text();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw wrong("must be one of " + Arrays.toString(type.getEnumConstants()));
    }

    /** Returns what {@code parse} makes of the text. */
    public <T> T parsed(Function<String, T> parse, String form) {
        String text = text();
        try {
            return parse.apply(text);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(path, e.rule(), e);
        } catch (DateTimeException e) {
            throw new InvalidInputException(path, "must be " + form, e);
        }
    }
}
