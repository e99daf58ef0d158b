package io.crmkit.core.entity;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;

/**
 * Values that at most one entity of a type may hold at a time, within a tenant. An entity may hold none, one or several.
 * Uniqueness is exact: the repository writes one claim record per value in the same atomic batch.
 *
 * @param name unique among the unique keys and lookups of the type; matches {@code [a-z][a-z0-9_]{0,39}}
 * @param values the values an entity holds
 * @param text the normal form in which values are compared; values that must count as equal give equal texts
 * @param <E> the entity type
 * @param <V> the type of a value
 */
public record UniqueKey<E, V>(String name, Function<E, Collection<V>> values, Function<V, String> text) {
    /** Refuses nulls. */
    public UniqueKey {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return name;
    }
}
