package io.crmkit.privacy.fact;

import io.crmkit.core.error.InvalidInputException;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Values of facts; immutable, sorted by key. {@code toString} shows the keys only: values may be personal. */
public final class Facts {
    private static final Facts NONE = new Facts(new TreeMap<>());
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");

    private final SortedMap<String, Object> values;

    private Facts(SortedMap<String, Object> values) {
        this.values = values;
    }

    /** Returns no facts at all. */
    public static Facts none() {
        return NONE;
    }

    /** Returns one fact. */
    public static <T> Facts of(Fact<T> fact, T value) {
        return NONE.with(fact, value);
    }

    /**
     * Returns these facts and one more, or a new value for it.
     *
     * @throws InvalidInputException if a text is not an upper-case word, or a number is negative
     */
    public <T> Facts with(Fact<T> fact, T value) {
        T checked = fact.type().cast(Objects.requireNonNull(value, "value"));
        if (checked instanceof String text && !WORD.matcher(text).matches()) {
            throw new InvalidInputException("facts." + fact.key(), "must match " + WORD.pattern());
        }
        if (checked instanceof Long number && number < 0) {
            throw new InvalidInputException("facts." + fact.key(), "must not be negative");
        }
        SortedMap<String, Object> more = new TreeMap<>(values);
        more.put(fact.key(), checked);
        return new Facts(more);
    }

    /** Returns these facts and all of {@code others}; where both know one, the value of {@code others} is taken. */
    public Facts with(Facts others) {
        if (others.values.isEmpty()) {
            return this;
        }
        SortedMap<String, Object> more = new TreeMap<>(values);
        more.putAll(others.values);
        return new Facts(more);
    }

    /**
     * Returns the value of a fact, empty if it is unknown.
     *
     * @throws InvalidInputException if it was given under this key with another type
     */
    public <T> Optional<T> get(Fact<T> fact) {
        Object value = values.get(fact.key());
        if (value != null && !fact.type().isInstance(value)) {
            throw new InvalidInputException(
                    "facts." + fact.key(), "must be of type " + fact.type().getSimpleName());
        }
        return Optional.ofNullable(value).map(fact.type()::cast);
    }

    /** Returns whether a flag is known to be so; unknown is not. */
    public boolean is(Fact<Boolean> fact) {
        return get(fact).orElse(false);
    }

    /** Returns the keys of the facts that are known, sorted. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** Gives each fact that is known: its key and its value. */
    public void forEach(BiConsumer<String, Object> action) {
        values.forEach(action);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts facts && values.equals(facts.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Facts" + values.keySet();
    }
}
