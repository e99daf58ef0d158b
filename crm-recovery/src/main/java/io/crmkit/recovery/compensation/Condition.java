package io.crmkit.recovery.compensation;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.rule.Require;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a row demands of one fact: one of some values, or a number between two ends.
 *
 * @param fact the name of the fact
 * @param oneOf the codes, or {@code true} or {@code false}; empty for a number
 * @param above the number must be more than this
 * @param from the number must be this or more
 * @param to the number must be this or less
 * @param below the number must be less than this
 */
public record Condition(
        String fact,
        Set<String> oneOf,
        Optional<BigDecimal> above,
        Optional<BigDecimal> from,
        Optional<BigDecimal> to,
        Optional<BigDecimal> below) {
    /**
     * Checks that it demands something that can be.
     *
     * @throws InvalidInputException if it demands nothing, values and ends, two ends of one side, or a range without a number
     */
    public Condition {
        Objects.requireNonNull(fact, "fact");
        oneOf = Collections.unmodifiableSet(new TreeSet<>(oneOf));
        boolean range = above.isPresent() || from.isPresent() || to.isPresent() || below.isPresent();
        if (range == !oneOf.isEmpty()) {
            throw new InvalidInputException("when." + fact, "must have either oneOf or the ends of a range");
        }
        if ((above.isPresent() && from.isPresent()) || (to.isPresent() && below.isPresent())) {
            throw new InvalidInputException("when." + fact, "must have one lower and one upper end at most");
        }
        Optional<BigDecimal> low = above.or(() -> from);
        Optional<BigDecimal> high = to.or(() -> below);
        Require.writable(low, "when." + fact);
        Require.writable(high, "when." + fact);
        if (low.isPresent() && high.isPresent()) {
            int order = low.get().compareTo(high.get());
            if (order > 0 || (order == 0 && (above.isPresent() || below.isPresent()))) {
                throw new InvalidInputException("when." + fact, "must leave a number between its ends");
            }
        }
    }

    void requireFit(DeclaredFact declared) {
        boolean number = declared.type() == DeclaredFact.Type.NUMBER || declared.type() == DeclaredFact.Type.MONEY;
        if (number == !oneOf.isEmpty()) {
            throw new InvalidInputException(
                    "when." + fact,
                    "must have " + (number ? "the ends of a range" : "oneOf") + " for a " + declared.type());
        }
        oneOf.forEach(value -> CompensationFacts.requireValue(fact, declared.type(), value));
    }

    boolean holds(String value) {
        if (!oneOf.isEmpty()) {
            return oneOf.contains(value);
        }
        BigDecimal number = new BigDecimal(value);
        return above.filter(end -> number.compareTo(end) <= 0).isEmpty()
                && from.filter(end -> number.compareTo(end) < 0).isEmpty()
                && to.filter(end -> number.compareTo(end) > 0).isEmpty()
                && below.filter(end -> number.compareTo(end) >= 0).isEmpty();
    }

    /** Returns whether a value can meet this condition and another one on the same fact. */
    boolean meets(Condition other) {
        if (!oneOf.isEmpty()) {
            return !Collections.disjoint(oneOf, other.oneOf);
        }
        return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(Condition other) {
        Optional<BigDecimal> low = above.or(() -> from);
        Optional<BigDecimal> high = other.to.or(other::below);
        if (low.isEmpty() || high.isEmpty()) {
            return true;
        }
        int order = low.get().compareTo(high.get());
        return order < 0 || (order == 0 && from.isPresent() && other.to.isPresent());
    }
}
