package io.crmkit.core.json;

import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Turns values of one class into canonical JSON and back: equal values give equal text. Properties are sorted, empty
 * collections and empty optionals left out, dates ISO 8601, decimals strings; unknown properties are ignored when reading.
 *
 * @param <T> the class
 */
public final class JsonCodec<T> {
    private static final ObjectWriter WRITER = Mapper.JSON.writer();

    private final String name;
    private final ObjectReader reader;
    private final ObjectReader beginning;

    private JsonCodec(Class<T> type) {
        this.name = type.getSimpleName();
        this.reader = Mapper.JSON.readerFor(type);
        this.beginning = reader.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** Returns the codec of a class that Jackson 3 can write and read. */
    public static <T> JsonCodec<T> of(Class<T> type) {
        return new JsonCodec<>(Objects.requireNonNull(type, "type"));
    }

    /** Returns a value as JSON text. */
    public String encode(T value) {
        return WRITER.writeValueAsString(value);
    }

    /**
     * Returns of a value, as JSON text, only those of its properties whose values are not those of {@code other}; what both have
     * in common is neither written nor looked into.
     */
    public String encodeDifferences(T value, T other) {
        return Differences.of(value, other);
    }

    /**
     * Returns the value that a JSON text stands for.
     *
     * @throws UnreadableJsonException if the text is no JSON or does not fit the class
     */
    public T decode(String json) {
        try {
            return reader.readValue(json);
        } catch (JacksonException unfit) {
            throw new UnreadableJsonException(name, unfit);
        }
    }

    /**
     * Returns whether the class has every property that a JSON text names. What else is wrong with the text does not matter.
     */
    public boolean knowsPropertiesOf(String json) {
        try {
            reader.with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).readValue(json);
            return true;
        } catch (UnrecognizedPropertyException unknown) {
            return false;
        } catch (JacksonException unfit) {
            return !(unfit.getCause() instanceof UnrecognizedPropertyException);
        }
    }

    /**
     * Returns the value that stands in a JSON text from a position on; nothing behind it is read.
     *
     * @param start where the value begins
     * @throws UnreadableJsonException if there is no JSON or it does not fit the class
     */
    public T decodeAt(String json, int start) {
        try {
            return beginning.readValue(json.substring(start));
        } catch (JacksonException unfit) {
            throw new UnreadableJsonException(name, unfit);
        }
    }

    /**
     * Returns {@code next} with what {@code stored} holds and this version does not know: properties that a newer version wrote
     * survive a change by an older one, also inside nested objects.
     *
     * @param stored the JSON that is stored now
     * @param known what this version read of it, encoded again
     * @param next the changed value, encoded
     * @throws UnreadableJsonException if one of them is no JSON
     */
    public static String keepUnknown(String stored, String known, String next) {
        if (stored.equals(known)) {
            return next;
        }
        try {
            return Mapper.JSON.writeValueAsString(UnknownProperties.keep(
                    Mapper.JSON.readTree(stored), Mapper.JSON.readTree(known), Mapper.JSON.readTree(next)));
        } catch (JacksonException unfit) {
            throw new UnreadableJsonException("record", unfit);
        }
    }
}
