package io.crmkit.metrics.percentile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.error.InvalidInputException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collector;

/**
 * All values of a sample, sorted, for exact percentiles: eight bytes per value. Immutable. {@link #merge} is exact,
 * associative and commutative. In JSON an array of numbers. For more values than memory should hold see {@link Histogram}.
 *
 * <p>A value is finite and at most 1e290 in size, so that no sum of {@code int} many overflows. Negative zero is zero.
 */
public final class Sample {
    private static final double LIMIT = 1e290;

    private final double[] sorted;

    private Sample(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Returns the sample of these values; of none, the empty sample.
     *
     * @throws InvalidInputException if a value is not a number, infinite or beyond 1e290 in size
     */
    public static Sample of(double... values) {
        double[] copy = new double[values.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = checked(values[i]);
        }
        Arrays.sort(copy);
        return new Sample(copy);
    }

    // Jackson cannot call a creator of variable arity
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Sample read(double[] values) {
        return of(values);
    }

    /** Returns a collector of values; it throws as {@link #of} does. */
    public static Collector<Double, ?, Sample> collector() {
        return Collector.of(
                Values::new, Values::add, Values::addAll, Values::sample, Collector.Characteristics.UNORDERED);
    }

    /** Returns the values in ascending order; a copy. */
    @JsonValue
    public double[] values() {
        return sorted.clone();
    }

    /** Returns how many values there are. */
    public int n() {
        return sorted.length;
    }

    /**
     * Returns the mean, summed with compensation in ascending order, so that it does not depend on the order of the values;
     * empty without values.
     */
    public OptionalDouble mean() {
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(clamp(Arrays.stream(sorted).sum() / sorted.length));
    }

    /**
     * Returns the percentile of a named type; empty without values.
     *
     * @param p the share, 0 to 1: 0.9 for the 90th percentile
     * @throws InvalidInputException if p is not between 0 and 1
     */
    public Optional<Percentile> percentile(double p, PercentileType type) {
        if (sorted.length == 0) {
            PercentileType.nearestRank(0, p); // a wrong p is wrong for every sample
            return Optional.empty();
        }
        return Optional.of(new Percentile(type.id(), p, type.of(sorted, p), sorted.length, 0));
    }

    /** Returns the sample of the values of both. */
    public Sample merge(Sample other) {
        double[] merged = Arrays.copyOf(sorted, Math.addExact(sorted.length, other.sorted.length));
        System.arraycopy(other.sorted, 0, merged, sorted.length, other.sorted.length);
        Arrays.sort(merged);
        return new Sample(merged);
    }

    /** Rounding must not push a mean past the ends. */
    private double clamp(double mean) {
        return Math.min(Math.max(mean, sorted[0]), sorted[sorted.length - 1]);
    }

    private static double checked(double value) {
        if (!(Math.abs(value) <= LIMIT)) {
            throw new InvalidInputException("value", "must be finite and at most 1e290 in size");
        }
        return value + 0.0; // -0.0 becomes 0.0
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sample that && Arrays.equals(sorted, that.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    /** Returns the number of values and the two ends. */
    @Override
    public String toString() {
        return sorted.length == 0
                ? "no values"
                : sorted.length + " values from " + sorted[0] + " to " + sorted[sorted.length - 1];
    }

    /** A growing array without boxes. */
    private static final class Values {
        private double[] values = new double[16];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size + (size >> 1));
            }
            values[size++] = checked(value);
        }

        Values addAll(Values other) {
            double[] both = Arrays.copyOf(values, Math.addExact(size, other.size) + 16);
            System.arraycopy(other.values, 0, both, size, other.size);
            values = both;
            size += other.size;
            return this;
        }

        Sample sample() {
            return of(Arrays.copyOf(values, size));
        }
    }
}
