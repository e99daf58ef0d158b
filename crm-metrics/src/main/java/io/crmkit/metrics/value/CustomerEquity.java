package io.crmkit.metrics.value;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Customer equity: the sum of the lifetime values of all customers, in all and per segment. Customers without a value are
 * counted apart and never taken for 0. Immutable. {@link #merge} is exact, associative and commutative: sums are kept as decimals.
 */
public final class CustomerEquity {
    private static final CustomerEquity NONE = new CustomerEquity(Collections.emptySortedMap());

    private final SortedMap<String, Sum> sums;

    private CustomerEquity(SortedMap<String, Sum> sums) {
        this.sums = sums;
    }

    /**
     * The customers of one segment.
     *
     * @param customers those with a value
     * @param withoutValue those whose value is unknown
     * @param total the sum of the values
     */
    public record Segment(long customers, long withoutValue, double total) {
        /** Returns the mean value of the customers that have one; empty if none has. */
        public OptionalDouble mean() {
            return customers == 0 ? OptionalDouble.empty() : OptionalDouble.of(total / customers);
        }
    }

    /** Returns the equity of no customers. */
    public static CustomerEquity none() {
        return NONE;
    }

    /** Starts to add customers. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the segments by name, in ascending order. */
    public Map<String, Segment> segments() {
        SortedMap<String, Segment> segments = new TreeMap<>();
        sums.forEach((name, sum) -> segments.put(name, sum.segment()));
        return Collections.unmodifiableMap(segments);
    }

    /** Returns all segments together. */
    public Segment total() {
        return sums.values().stream().reduce(Sum.NONE, Sum::plus).segment();
    }

    /** Returns the equity of the customers of both. */
    public CustomerEquity merge(CustomerEquity other) {
        SortedMap<String, Sum> merged = new TreeMap<>(sums);
        other.sums.forEach((name, sum) -> merged.merge(name, sum, Sum::plus));
        return new CustomerEquity(merged);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomerEquity that && sums.equals(that.sums);
    }

    @Override
    public int hashCode() {
        return sums.hashCode();
    }

    /** Returns the segments with their sums. */
    @Override
    public String toString() {
        return segments().toString();
    }

    /** Adds customers one by one. Not for use by several threads. */
    public static final class Builder {
        private final SortedMap<String, Sum> sums = new TreeMap<>();

        private Builder() {}

        /**
         * Adds a customer.
         *
         * @param segment the name of the segment; must not be personal
         * @param value the lifetime value; empty if unknown
         * @throws InvalidInputException if the value is not finite or beyond 1e290 in size, or the name is blank; nothing is added then
         */
        public Builder add(String segment, OptionalDouble value) {
            Objects.requireNonNull(segment, "segment");
            if (segment.isBlank()) {
                throw new InvalidInputException("segment", "must not be blank");
            }
            value.ifPresent(amount -> Require.amount("value", amount));
            Sum one = value.isPresent()
                    ? new Sum(1, 0, BigDecimal.valueOf(value.getAsDouble()).stripTrailingZeros())
                    : new Sum(0, 1, BigDecimal.ZERO);
            sums.merge(segment, one, Sum::plus);
            return this;
        }

        /** Returns the equity so far; the builder may go on. */
        public CustomerEquity build() {
            return new CustomerEquity(new TreeMap<>(sums));
        }
    }

    /** An exact sum. */
    private record Sum(long customers, long withoutValue, BigDecimal total) {
        static final Sum NONE = new Sum(0, 0, BigDecimal.ZERO);

        Sum plus(Sum other) {
            return new Sum(
                    Math.addExact(customers, other.customers),
                    Math.addExact(withoutValue, other.withoutValue),
                    total.add(other.total).stripTrailingZeros());
        }

        Segment segment() {
            return new Segment(customers, withoutValue, total.doubleValue());
        }
    }
}
