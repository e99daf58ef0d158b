package io.crmkit.core.entity;

import io.crmkit.core.id.CustomerId;
import java.util.Objects;
import java.util.function.BinaryOperator;

/**
 * What becomes of an entity when two customers turn out to be one. Every entity type has a rule, so that a merge can never
 * leave something behind.
 *
 * @param <E> the entity type
 */
public sealed interface MergeRule<E> {
    /** The entity points at a customer and follows it to the survivor. */
    record Repoint<E>(Repointing<E> repointing) implements MergeRule<E> {
        /** Refuses null. */
        public Repoint {
            Objects.requireNonNull(repointing, "repointing");
        }
    }

    /** The entity is the customer itself: the survivor takes over what the loser has. */
    record Combine<E>(BinaryOperator<E> survivorWithLoser) implements MergeRule<E> {
        /** Refuses null. */
        public Combine {
            Objects.requireNonNull(survivorWithLoser, "survivorWithLoser");
        }
    }

    /** The entity points at no customer; a merge does not concern it. */
    record Unaffected<E>() implements MergeRule<E> {}

    /** Replaces one customer by another in an entity. */
    @FunctionalInterface
    interface Repointing<E> {
        /** Returns {@code entity} with {@code survivor} wherever it named {@code loser}. */
        E repoint(E entity, CustomerId loser, CustomerId survivor);
    }

    /** Returns the rule for entities that point at a customer. */
    static <E> MergeRule<E> repoint(Repointing<E> repointing) {
        return new Repoint<>(repointing);
    }

    /** Returns the rule for customers: {@code survivorWithLoser} gives the survivor enriched by the loser. */
    static <E> MergeRule<E> combine(BinaryOperator<E> survivorWithLoser) {
        return new Combine<>(survivorWithLoser);
    }

    /** Returns the rule for entities that point at no customer. */
    static <E> MergeRule<E> unaffected() {
        return new Unaffected<>();
    }
}
