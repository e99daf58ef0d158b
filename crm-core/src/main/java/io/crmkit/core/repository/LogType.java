package io.crmkit.core.repository;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.json.JsonCodec;
import java.util.Objects;
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

    private LogType(String name, JsonCodec<T> codec) {
        this.name = name;
        this.codec = codec;
    }

    /**
     * Returns a kind of log.
     *
     * @param name matches {@code [a-z][a-z0-9_]{0,39}} and is not {@code feed}
     * @param eventClass the class of the events
     * @throws IllegalArgumentException if the name is malformed or reserved
     */
    public static <T> LogType<T> of(String name, Class<T> eventClass) {
        if (!NAME.matcher(Objects.requireNonNull(name, "name")).matches() || name.equals("feed")) {
            throw new IllegalArgumentException("name of log " + name + " must match " + NAME.pattern());
        }
        return new LogType<>(name, JsonCodec.of(eventClass));
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    JsonCodec<T> codec() {
        return codec;
    }

    String logOf(CustomerId subject) {
        return name + "/" + subject.value();
    }

    @Override
    public String toString() {
        return name;
    }
}
