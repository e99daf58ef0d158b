package io.crmkit.core.repository;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.entity.EntityType;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A change of one record, as a unit of work is about to commit it.
 *
 * @param type the entity type
 * @param before the entity as it is stored; empty if it is new
 * @param after the entity as it will be stored; empty if it is removed
 * @param erased whether the change is an erasure, of which nobody may keep a value
 * @param at the time of the change
 * @param by who makes it
 * @param reason why, if the unit of work says so
 * @param <E> the type of the entity
 */
public record RecordedChange<E>(
        EntityType<E, ?> type,
        Optional<E> before,
        Optional<E> after,
        boolean erased,
        Instant at,
        Actor by,
        Optional<String> reason) {
    /** Refuses nulls. */
    public RecordedChange {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(reason, "reason");
    }

    /** Hides the entities. */
    @Override
    public String toString() {
        return "RecordedChange[" + type + "]";
    }
}
