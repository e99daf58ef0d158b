package io.crmkit.privacy.fact;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.privacy.input.InputRules;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Values of facts; immutable. {@code toString} shows the keys only: values may be personal. */
public final class Facts {
    private static final Facts NONE = new Facts(Map.of());
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");

    /** Never changed; not copied either, as every decision about a customer makes some. */
    private final Map<String, Object> values;

    private Facts(Map<String, Object> values) {
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
     * @throws InvalidInputException if a text is not an upper-case word, a number is negative, or a date lies outside of the years 1 to 9999
     */
    public <T> Facts with(Fact<T> fact, T value) {
        T checked = fact.type().cast(Objects.requireNonNull(value, "value"));
        if (checked instanceof String text && !WORD.matcher(text).matches()) {
            throw new InvalidInputException("facts." + fact.key(), "must match " + WORD.pattern());
        }
        if (checked instanceof Long number && number < 0) {
            throw new InvalidInputException("facts." + fact.key(), "must not be negative");
        }
        if (checked instanceof LocalDate day && !InputRules.inCalendar(day)) {
            throw new InvalidInputException("facts." + fact.key(), InputRules.IN_CALENDAR);
        }
        Map<String, Object> more = new HashMap<>(values);
        more.put(fact.key(), checked);
        return new Facts(more);
    }

    /** Returns these facts and all of {@code others}; where both know one, the value of {@code others} is taken. */
    public Facts with(Facts others) {
        if (others.values.isEmpty()) {
            return this;
        }
        Map<String, Object> more = new HashMap<>(values);
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
        if (value == null) {
            return Optional.empty();
        }
        if (!fact.type().isInstance(value)) {
            throw new InvalidInputException(
                    "facts." + fact.key(), "must be of type " + fact.type().getSimpleName());
        }
        return Optional.of(fact.type().cast(value));
    }

    /** Returns whether a flag is known to be so; unknown is not. */
    public boolean is(Fact<Boolean> fact) {
        return Boolean.TRUE.equals(values.get(fact.key()));
    }

    /** Returns the keys of the facts that are known, sorted. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(new TreeSet<>(values.keySet()));
    }

    /** Gives each fact that is known, its key and its value, in any order. */
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
        return "Facts" + keys();
    }
}
