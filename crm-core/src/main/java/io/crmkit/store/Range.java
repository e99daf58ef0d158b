package io.crmkit.store;

import java.util.Objects;
import java.util.Optional;

/**
 * Bounds of one attribute, or of the id as a text: the lower one is included, the upper one is not (D04). An empty bound is open
 * (D05). Swapped bounds select nothing (D07).
 */
public record Range(Optional<Value> fromInclusive, Optional<Value> toExclusive) {
    /** Refuses null. */
    public Range {
        Objects.requireNonNull(fromInclusive, "fromInclusive");
        Objects.requireNonNull(toExclusive, "toExclusive");
    }

    /** Returns the range of all values from {@code from} on. */
    public static Range from(Value from) {
        return new Range(Optional.of(from), Optional.empty());
    }

    /** Returns the range of all values below {@code to}. */
    public static Range below(Value to) {
        return new Range(Optional.empty(), Optional.of(to));
    }

    /** Returns the range from {@code from} up to, not including, {@code to}. */
    public static Range of(Value from, Value to) {
        return new Range(Optional.of(from), Optional.of(to));
    }
}
