package io.crmkit.core.entity;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;

/**
 * Values by which entities of a type can be found, several entities sharing a value or one holding several: e-mail addresses,
 * tags. The repository writes one small record per value in the same atomic batch.
 *
 * @param name unique among the unique keys and lookups of the type; matches {@code [a-z][a-z0-9_]{0,39}}
 * @param values the values an entity holds
 * @param text the normal form in which values are compared
 * @param <E> the entity type
 * @param <V> the type of a value
 */
public record Lookup<E, V>(String name, Function<E, Collection<V>> values, Function<V, String> text) {
    /** Refuses nulls. */
    public Lookup {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return name;
    }
}
