package io.crmkit.core.repository;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.json.JsonCodec;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A kind of log: one append-only sequence of events for each customer, such as consents or the journal of a case. Events are
 * never changed, so they must not hold clear personal values.
 *
 * @param <T> the class of the events, immutable; Jackson 3 must be able to write and read it
 */
public final class LogType<T> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private final String name;
    private final JsonCodec<T> codec;
    private final Function<String, Optional<T>> reader;

    private LogType(String name, Class<T> eventClass, Function<String, Optional<T>> reader) {
        if (!NAME.matcher(Objects.requireNonNull(name, "name")).matches() || name.equals("feed")) {
            throw new IllegalArgumentException("name of log " + name + " must match " + NAME.pattern());
        }
        this.name = name;
        this.codec = JsonCodec.of(eventClass);
        this.reader = Objects.requireNonNull(reader, "reader");
    }

    /**
     * Returns a kind of log.
     *
     * @param name matches {@code [a-z][a-z0-9_]{0,39}} and is not {@code feed}
     * @param eventClass the class of the events
     * @throws IllegalArgumentException if the name is malformed or reserved
     */
    public static <T> LogType<T> of(String name, Class<T> eventClass) {
        return new LogType<>(name, eventClass, json -> Optional.empty());
    }

    /**
     * Returns a kind of log of which so many events are read that it pays to read them by hand.
     *
     * @param reader returns the event that a JSON text stands for, the same as Jackson would; empty for a text that it leaves to
     *     Jackson, such as one with a property that it does not know
     * @throws IllegalArgumentException as {@link #of(String, Class)}
     */
    public static <T> LogType<T> of(String name, Class<T> eventClass, Function<String, Optional<T>> reader) {
        return new LogType<>(name, eventClass, reader);
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    String encode(T event) {
        return codec.encode(event);
    }

    T decode(String json) {
        return reader.apply(json).orElseGet(() -> codec.decode(json));
    }

    String logOf(CustomerId subject) {
        return name + "/" + subject.value();
    }

    @Override
    public String toString() {
        return name;
    }
}
