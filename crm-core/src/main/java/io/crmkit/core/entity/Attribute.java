package io.crmkit.core.entity;

import static java.time.temporal.ChronoUnit.MICROS;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.Id;
import io.crmkit.store.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * An indexed attribute of an entity type: what a {@link EntityIndex} sorts by and a query selects on. Attributes are never
 * missing: an entity that lacks the value maps it to a sentinel, such as the empty text or {@link #LAST}.
 *
 * @param <E> the entity type
 * @param <T> the type of the value in Java
 */
public final class Attribute<E, T> {
    /** Stands for "no instant" in an index and sorts behind every other instant. */
    public static final Instant LAST = Instant.ofEpochSecond(Long.MAX_VALUE / 1_000_000, 775_807_000);

    private final String name;
    private final Value.Type type;
    private final Function<E, T> read;
    private final Function<T, Value> encode;
    private final Function<Value, T> decode;

    private Attribute(
            String name, Value.Type type, Function<E, T> read, Function<T, Value> encode, Function<Value, T> decode) {
        this.name = Objects.requireNonNull(name, "name");
        this.type = type;
        this.read = Objects.requireNonNull(read, "read");
        this.encode = encode;
        this.decode = decode;
    }

    /** Returns a text attribute, ordered by code point; the empty text is a value. */
    public static <E> Attribute<E, String> text(String name, Function<E, String> read) {
        return ofText(name, read, Function.identity(), Function.identity());
    }

    /** Returns an attribute that holds an id; {@code fromText} is usually the constructor of the id record. */
    public static <E, I extends Id> Attribute<E, I> id(String name, Function<String, I> fromText, Function<E, I> read) {
        return ofText(name, read, Id::value, fromText);
    }

    /**
     * Returns an attribute of values that have a text form; its order is that of the texts.
     *
     * @param encode gives the text of a value, the same for equal values
     * @param decode gives the value back
     */
    public static <E, T> Attribute<E, T> coded(
            String name, Function<T, String> encode, Function<String, T> decode, Function<E, T> read) {
        return ofText(name, read, encode, decode);
    }

    /** Returns an attribute that holds the name of an enum constant; its order is that of the names. */
    public static <E, T extends Enum<T>> Attribute<E, T> constant(String name, Class<T> type, Function<E, T> read) {
        return ofText(name, read, Enum::name, constant -> Enum.valueOf(type, constant));
    }

    /** Returns a 64-bit integer attribute. */
    public static <E> Attribute<E, Long> integer(String name, ToLongFunction<E> read) {
        return ofInt(name, read::applyAsLong, Function.identity(), Function.identity());
    }

    /** Returns an attribute of microseconds since 1970-01-01T00:00Z; nanoseconds are cut off, towards the past. */
    public static <E> Attribute<E, Instant> instant(String name, Function<E, Instant> read) {
        return ofInt(name, read, instant -> micros(name, instant), micros -> Instant.EPOCH.plus(micros, MICROS));
    }

    /** Returns an attribute of days since 1970-01-01. */
    public static <E> Attribute<E, LocalDate> date(String name, Function<E, LocalDate> read) {
        return ofInt(name, read, LocalDate::toEpochDay, LocalDate::ofEpochDay);
    }

    /** Returns a truth attribute; {@code false} sorts first. */
    public static <E> Attribute<E, Boolean> flag(String name, Predicate<E> read) {
        return new Attribute<>(
                name, Value.Type.BOOL, read::test, Value.Bool::new, value -> ((Value.Bool) value).value());
    }

    private static <E, T> Attribute<E, T> ofText(
            String name, Function<E, T> read, Function<T, String> encode, Function<String, T> decode) {
        return new Attribute<>(
                name,
                Value.Type.TEXT,
                read,
                value -> new Value.Text(encode.apply(value)),
                value -> decode.apply(((Value.Text) value).value()));
    }

    private static <E, T> Attribute<E, T> ofInt(
            String name, Function<E, T> read, Function<T, Long> encode, Function<Long, T> decode) {
        return new Attribute<>(
                name,
                Value.Type.INT,
                read,
                value -> new Value.Int(encode.apply(value)),
                value -> decode.apply(((Value.Int) value).value()));
    }

    /** Returns the name, unique within the entity type; matches {@code [a-z][a-z0-9_]{0,39}}. */
    public String name() {
        return name;
    }

    /** Returns the type that the store sees. */
    public Value.Type type() {
        return type;
    }

    /** Returns a value as the store sees it. */
    public Value encode(T value) {
        return encode.apply(Objects.requireNonNull(value, name));
    }

    /** Returns a value that the store gave back. */
    public T decode(Value value) {
        return decode.apply(value);
    }

    /**
     * Returns the value of an entity as the store sees it.
     *
     * @throws InvalidInputException if the entity has no value, which an indexed attribute must have
     */
    public Value of(E entity) {
        T value = read.apply(entity);
        if (value == null) {
            throw new InvalidInputException(name, "is indexed and must not be missing");
        }
        return encode.apply(value);
    }

    /** Returns the value of an entity as the store gives it back: instants in whole microseconds. */
    public T valueOf(E entity) {
        return decode(of(entity));
    }

    /** Returns the value of an entity as text: a number or truth value as it is written; {@link #parse} reads it. */
    public String textOf(E entity) {
        Value value = of(entity);
        if (value instanceof Value.Text text) {
            return text.value();
        }
        return value instanceof Value.Int number
                ? Long.toString(number.value())
                : Boolean.toString(((Value.Bool) value).value());
    }

    /**
     * Returns the value that a text stands for; dates are days, instants microseconds since 1970.
     *
     * @throws InvalidInputException if it should be a number and is none
     */
    public T parse(String text) {
        return switch (type) {
            case TEXT -> decode(new Value.Text(text));
            case BOOL -> decode(new Value.Bool(Boolean.parseBoolean(text)));
            case INT -> {
                try {
                    yield decode(new Value.Int(Long.parseLong(text)));
                } catch (NumberFormatException malformed) {
                    throw new InvalidInputException(name, "must be a whole number", malformed);
                }
            }
        };
    }

    /** Returns whether its values are instants or dates. */
    public boolean isTemporal() {
        if (type != Value.Type.INT) {
            return false;
        }
        Object sample = decode(new Value.Int(0));
        return sample instanceof Instant || sample instanceof LocalDate;
    }

    private static long micros(String name, Instant instant) {
        try {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
        } catch (ArithmeticException overflow) {
            throw new InvalidInputException(name, "must lie within 290,000 years of 1970", overflow);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
