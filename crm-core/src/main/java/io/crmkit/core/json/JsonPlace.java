package io.crmkit.core.json;

import io.crmkit.core.error.InvalidInputException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A value in a JSON document of rules, with the path to it, so that every complaint says where ({@code $.when.and[1].field}). Strict: a
 * property twice, something behind the end and nesting of more than 64 levels are refused. Immutable.
 */
public final class JsonPlace {
    private static final int DEEPEST = 64;
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final String path;
    private final JsonNode node;

    private JsonPlace(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    /**
     * Reads a document.
     *
     * @param path its name, with which all paths begin, such as {@code $}
     * @param json the text
     * @param mostCharacters how long it may be
     * @throws InvalidInputException if it is too long or no JSON; the text itself is not quoted
     */
    public static JsonPlace parse(String path, String json, int mostCharacters) {
        if (json.length() > mostCharacters) {
            throw new InvalidInputException(path, "must have at most " + mostCharacters + " characters");
        }
        try {
            return new JsonPlace(path, Objects.requireNonNull(STRICT.readTree(json)));
        } catch (JacksonException unfit) {
            throw new InvalidInputException(path, "must be JSON (" + where(unfit) + ")");
        } catch (NumberFormatException unfit) {
            // Jackson lets it pass for an exponent of more than 32 bits
            throw new InvalidInputException(path, "must be JSON (a number is too large)");
        }
    }

    private static String where(JacksonException unfit) {
        return unfit.getLocation() == null
                ? unfit.getClass().getSimpleName()
                : unfit.getClass().getSimpleName() + " at line "
                        + unfit.getLocation().getLineNr() + ", column "
                        + unfit.getLocation().getColumnNr();
    }

    /** Returns the path to this value. */
    public String path() {
        return path;
    }

    /** Returns the complaint that a rule is broken here. */
    public InvalidInputException wrong(String rule) {
        return new InvalidInputException(path, rule);
    }

    /**
     * Returns the properties of this object, in their order.
     *
     * @throws InvalidInputException if this is no object
     */
    public Map<String, JsonPlace> properties() {
        if (!node.isObject()) {
            throw wrong("must be an object");
        }
        Map<String, JsonPlace> properties = new LinkedHashMap<>();
        node.properties()
                .forEach(one ->
                        properties.put(one.getKey(), new JsonPlace(path + "." + shown(one.getKey()), one.getValue())));
        return properties;
    }

    /** A path stays short and in one line, whatever the property is called. */
    static String shown(String name) {
        return name.matches("[\\w.-]{1,60}") ? name : "?";
    }

    /**
     * Returns this object, if it has no other properties than these.
     *
     * @throws InvalidInputException if it has, or is no object
     */
    public JsonPlace only(Set<String> names) {
        properties().forEach((name, place) -> {
            if (!names.contains(name)) {
                throw place.wrong("is unknown");
            }
        });
        return this;
    }

    /** Returns a property of this object, if it is there. */
    public Optional<JsonPlace> optional(String name) {
        return Optional.ofNullable(properties().get(name));
    }

    /**
     * Returns a property of this object.
     *
     * @throws InvalidInputException if it is not there
     */
    public JsonPlace required(String name) {
        return optional(name).orElseThrow(() -> new InvalidInputException(path + "." + name, "must be given"));
    }

    /**
     * Returns the elements of this list.
     *
     * @param most how many it may have
     * @throws InvalidInputException if this is no list, is empty or has more
     */
    public List<JsonPlace> elements(int most) {
        if (!node.isArray() || node.isEmpty() || node.size() > most) {
            throw wrong("must be a list of 1 to " + most);
        }
        return elements();
    }

    /**
     * Returns the elements of this list, which may be empty.
     *
     * @throws InvalidInputException if this is no list
     */
    public List<JsonPlace> elements() {
        if (!node.isArray()) {
            throw wrong("must be a list");
        }
        List<JsonPlace> elements = new ArrayList<>();
        node.forEach(element -> elements.add(new JsonPlace(path + "[" + elements.size() + "]", element)));
        return elements;
    }

    /**
     * Returns the elements of the list of this name; none if there is no such property.
     *
     * @throws InvalidInputException if it is no list
     */
    public List<JsonPlace> elementsOf(String name) {
        return optional(name).map(JsonPlace::elements).orElse(List.of());
    }

    /** Returns whether this is an object. */
    public boolean isObject() {
        return node.isObject();
    }

    /** Returns whether this is a list. */
    public boolean isList() {
        return node.isArray();
    }

    /**
     * Returns the text that stands here.
     *
     * @throws InvalidInputException if it is none, is blank, or holds U+0000 or half a surrogate pair, which no store keeps
     */
    public String text() {
        if (!node.isString() || node.stringValue().isBlank()) {
            throw wrong("must be a text that is not blank");
        }
        String text = node.stringValue();
        if (text.codePoints().anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE)) {
            throw wrong("must not hold U+0000 or half a surrogate pair");
        }
        return text;
    }

    /**
     * Returns the text that stands here.
     *
     * @param pattern what the whole of it must match
     * @throws InvalidInputException if it is none or does not match
     */
    public String matching(String pattern) {
        if (!text().matches(pattern)) {
            throw wrong("must match " + pattern);
        }
        return text();
    }

    /**
     * Returns the constant whose name stands here.
     *
     * @throws InvalidInputException if there is none
     */
    public <E extends Enum<E>> E oneOf(Class<E> type) {
        String text = text();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw wrong("must be one of " + Arrays.toString(type.getEnumConstants()));
    }

    /**
     * Returns what {@code parse} makes of the text that stands here.
     *
     * @param form what the text has to be, for the complaint
     * @throws InvalidInputException if {@code parse} throws one, whose rule it takes over, or a {@link DateTimeException}, which is left
     *     out because it quotes the text
     */
    public <T> T parsed(Function<String, T> parse, String form) {
        String text = text();
        try {
            return parse.apply(text);
        } catch (InvalidInputException unfit) {
            throw new InvalidInputException(path, unfit.rule(), unfit);
        } catch (DateTimeException unfit) {
            throw wrong("must be " + form);
        }
    }

    /**
     * Returns the instant that stands here, as date and time with an offset.
     *
     * @throws InvalidInputException if there is none
     */
    public Instant instant() {
        return parsed(text -> OffsetDateTime.parse(text).toInstant(), "a date and time with offset");
    }

    /**
     * Returns the truth value that stands here.
     *
     * @throws InvalidInputException if it is none
     */
    public boolean flag() {
        if (!node.isBoolean()) {
            throw wrong("must be true or false");
        }
        return node.booleanValue();
    }

    /**
     * Returns the number that stands here, exactly as written.
     *
     * @throws InvalidInputException if it is none, or has more than 30 digits or an exponent beyond 30
     */
    public BigDecimal number() {
        if (!node.isNumber()) {
            throw wrong("must be a number");
        }
        BigDecimal number = node.decimalValue();
        if (number.precision() > 30 || Math.abs((long) number.scale()) > 30) {
            throw wrong("must have at most 30 digits");
        }
        return number;
    }

    /**
     * Returns the whole number that stands here.
     *
     * @throws InvalidInputException if it is none or lies outside the range
     */
    public int whole(int least, int most) {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < least || node.intValue() > most) {
            throw wrong("must be a whole number from " + least + " to " + most);
        }
        return node.intValue();
    }

    /**
     * Returns the whole number that stands here.
     *
     * @throws InvalidInputException if it is none, is negative or does not fit
     */
    public long whole() {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw wrong("must be a whole number, 0 or more");
        }
        return node.longValue();
    }

    /** Returns this value as JSON text, properties in the order in which they were written. */
    public String toJson() {
        return node.toString();
    }

    /** Shows the path, not the value. */
    @Override
    public String toString() {
        return "JsonPlace[" + path + "]";
    }
}
