package io.crmkit.core.repository;

import io.crmkit.core.actor.Actor;
import java.time.Instant;

/**
 * When a record was written, and by whom; set by the repository.
 *
 * @param createdAt when it was added, in whole microseconds
 * @param createdBy who added it
 * @param updatedAt when it was changed last
 * @param updatedBy who changed it last
 */
public record Stamps(Instant createdAt, Actor createdBy, Instant updatedAt, Actor updatedBy) {
    static Stamps created(Instant at, Actor by) {
        return new Stamps(at, by, at, by);
    }

    Stamps updated(Instant at, Actor by) {
        return new Stamps(createdAt, createdBy, at, by);
    }
}
