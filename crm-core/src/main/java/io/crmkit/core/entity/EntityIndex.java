package io.crmkit.core.entity;

import io.crmkit.store.Index;
import java.util.List;
import java.util.Objects;

/**
 * A declared order of an entity type, for queries. The id is always the last, silent attribute.
 *
 * @param name unique within the type; matches {@code [a-z][a-z0-9_]{0,39}}
 * @param attributes what it sorts by, the first one first
 * @param <E> the entity type
 */
public record EntityIndex<E>(String name, List<Attribute<E, ?>> attributes) {
    /** Copies the attributes. */
    public EntityIndex {
        Objects.requireNonNull(name, "name");
        attributes = List.copyOf(attributes);
    }

    /** Returns an index over {@code attributes}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <E> EntityIndex<E> of(String name, Attribute<E, ?>... attributes) {
        return new EntityIndex<>(name, List.of(attributes));
    }

    /** Returns this index as the store sees it. */
    public Index asStoreIndex() {
        return new Index(name, attributes.stream().map(Attribute::name).toList());
    }

    @Override
    public String toString() {
        return name;
    }
}
