package io.crmkit.core.entity;

import io.crmkit.core.id.CustomerId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * What becomes of an entity when two customers turn out to be one. Every entity type has a rule, so that a merge can never
 * leave something behind.
 *
 * @param <E> the entity type
 */
public sealed interface MergeRule<E> {
    /** The entity points at a customer and follows it to the survivor. */
    record Repoint<E>(Repointing<E> repointing, Optional<Linking<E>> linking) implements MergeRule<E> {
        /** Refuses nulls. */
        public Repoint {
            Objects.requireNonNull(repointing, "repointing");
            Objects.requireNonNull(linking, "linking");
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

    /** The entity tells of the past of the customer that it names, and stays as it is, for a stated reason. */
    record Stay<E>(String reason) implements MergeRule<E> {
        /** Refuses a blank reason. */
        public Stay {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("staying with a merged customer needs a reason");
            }
        }
    }

    /** Replaces one customer by another in an entity. */
    @FunctionalInterface
    interface Repointing<E> {
        /** Returns {@code entity} with {@code survivor} wherever it named {@code loser}. */
        E repoint(E entity, CustomerId loser, CustomerId survivor);
    }

    /** Keeps links sound when one of their ends becomes another customer. */
    interface Linking<E> {
        /**
         * Returns whether an entity that names both would lead from the survivor to itself, so that it goes. Asked before the
         * repointing, with an entity that names the loser.
         */
        default boolean leadsToItself(E entity, CustomerId loser, CustomerId survivor) {
            return false;
        }

        /**
         * Joins two entities that say the same of the survivor.
         *
         * @param kept one that named the survivor
         * @param moved one that named the loser, repointed
         * @return one in place of both, with the id of {@code kept}; empty if both stay
         */
        Optional<E> fold(E kept, E moved);
    }

    /** Returns the rule for entities that point at a customer. */
    static <E> MergeRule<E> repoint(Repointing<E> repointing) {
        return new Repoint<>(repointing, Optional.empty());
    }

    /** Returns the rule for entities that link a customer to something, which could become double or lead to itself. */
    static <E> MergeRule<E> repoint(Repointing<E> repointing, Linking<E> linking) {
        return new Repoint<>(repointing, Optional.of(linking));
    }

    /** Returns the rule for entities that tell of the past of a customer and stay with it, for a stated reason. */
    static <E> MergeRule<E> stay(String reason) {
        return new Stay<>(reason);
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
