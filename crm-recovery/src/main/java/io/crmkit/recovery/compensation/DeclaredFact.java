package io.crmkit.recovery.compensation;

import io.crmkit.core.error.InvalidInputException;
import java.util.Objects;
import java.util.Optional;

/**
 * A fact that a table asks for.
 *
 * @param name its name, such as {@code delay_minutes}
 * @param type what it can be
 * @param unlessStated its value if nobody states it; a fact without one is missing then
 */
public record DeclaredFact(String name, Type type, Optional<String> unlessStated) {
    /** What a fact can be. */
    public enum Type {
        /** One of several codes, such as a severity. */
        CODE,
        /** A decimal number. */
        NUMBER,
        /** {@code true} or {@code false}. */
        FLAG,
        /** An amount of money in the currency of the table. */
        MONEY
    }

    /**
     * Checks the name and the default.
     *
     * @throws InvalidInputException if the name is blank or the default no value of the type
     */
    public DeclaredFact {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(unlessStated, "unlessStated");
        if (name.isBlank()) {
            throw new InvalidInputException("fact.name", "must not be blank");
        }
        if (unlessStated.isPresent()) {
            CompensationFacts.requireValue(name, type, unlessStated.get());
        }
    }
}
