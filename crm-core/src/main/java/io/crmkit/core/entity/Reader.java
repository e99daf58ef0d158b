package io.crmkit.core.entity;

import io.crmkit.core.id.Id;
import java.util.Optional;

/** What a {@link EntityType.Guard} may ask: the entities as the unit of work that is going on sees them. */
public interface Reader {
    /**
     * Returns an entity. What was read must still be the same when the unit of work commits, or the unit is repeated; so a
     * rule that holds over several entities cannot be broken by two writers at once.
     */
    <E, I extends Id> Optional<E> find(EntityType<E, I> type, I id);
}
