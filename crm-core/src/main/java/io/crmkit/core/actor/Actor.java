package io.crmkit.core.actor;

import io.crmkit.core.error.InvalidInputException;
import java.util.Objects;

/**
 * Who did something.
 *
 * @param id names the actor; like all ids it holds no personal data
 * @param kind person or program
 */
public record Actor(String id, ActorKind kind) {
    /** The host program itself, when it names nobody. */
    public static final Actor SYSTEM = new Actor("system", ActorKind.SYSTEM);

    /**
     * Checks the id.
     *
     * @throws InvalidInputException if the id is blank
     */
    public Actor {
        Objects.requireNonNull(kind, "kind");
        if (id.isBlank()) {
            throw new InvalidInputException("actor.id", "must not be blank");
        }
    }

    /** Returns a person who works for the business. */
    public static Actor user(String id) {
        return new Actor(id, ActorKind.USER);
    }

    /** Returns an import. */
    public static Actor importer(String id) {
        return new Actor(id, ActorKind.IMPORT);
    }
}
