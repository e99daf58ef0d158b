package io.crmkit.core.entity;

import io.crmkit.core.id.Id;
import java.util.Objects;

/**
 * States that an attribute names an entity of another type. A repository refuses to add or change an entity so that it names
 * one that does not exist.
 *
 * @param attribute the attribute that holds the id
 * @param target the name of the entity type it points at
 * @param optional whether the empty id is allowed, which names nothing
 * @param <E> the entity type
 */
public record Reference<E>(Attribute<E, ? extends Id> attribute, String target, boolean optional) {
    /** Refuses nulls. */
    public Reference {
        Objects.requireNonNull(attribute, "attribute");
        Objects.requireNonNull(target, "target");
    }
}
