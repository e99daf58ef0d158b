package io.crmkit.core.entity;

import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What becomes of an entity when its data subject is erased. Every entity type has a rule, so that an erasure can never forget
 * something.
 *
 * @param <E> the entity type
 */
public sealed interface ErasureRule<E> {
    /** The entity is removed. */
    record Delete<E>() implements ErasureRule<E> {}

    /** The entity stays without its personal values, so that totals still add up. */
    record Redact<E>(UnaryOperator<E> redaction) implements ErasureRule<E> {
        /** Refuses null. */
        public Redact {
            Objects.requireNonNull(redaction, "redaction");
        }
    }

    /** The entity stays as it is, for a stated reason; only for entities without personal fields. */
    record Keep<E>(String reason) implements ErasureRule<E> {
        /** Refuses a blank reason. */
        public Keep {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("keeping data after an erasure needs a reason");
            }
        }
    }

    /** Returns the rule that removes the entity. */
    static <E> ErasureRule<E> delete() {
        return new Delete<>();
    }

    /** Returns the rule that keeps the entity without its personal values; {@code redaction} must be idempotent. */
    static <E> ErasureRule<E> redact(UnaryOperator<E> redaction) {
        return new Redact<>(redaction);
    }

    /** Returns the rule that keeps the entity, for a stated reason. */
    static <E> ErasureRule<E> keep(String reason) {
        return new Keep<>(reason);
    }
}
