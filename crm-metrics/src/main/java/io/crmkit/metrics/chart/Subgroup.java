package io.crmkit.metrics.chart;

import io.crmkit.core.error.InvalidInputException;
import java.util.Collection;
import java.util.OptionalDouble;

/**
 * A rational subgroup, as of an attribute chart: what was counted in one period, and out of how much: 3 late tickets of 120, or 7 complaints in 2.5 thousand stays. It keeps
 * both numbers of the ratio, because ratios of periods of different size must not be averaged; {@link #pooled} adds up
 * instead.
 *
 * @param count how many were counted, not negative
 * @param size out of how many, or over how much exposure; not negative, 0 for a period in which nothing could be counted
 */
public record Subgroup(long count, double size) {
    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if the count is negative, the size is negative or not finite, or something was counted
     *     in a size of 0
     */
    public Subgroup {
        if (count < 0) {
            throw new InvalidInputException("subgroup.count", "must not be negative");
        }
        if (!(size >= 0 && size < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("subgroup.size", "must be finite and not negative");
        }
        if (size == 0 && count > 0) {
            throw new InvalidInputException("subgroup.count", "must be 0 if the size is 0");
        }
    }

    /**
     * Returns the sum of all samples, so that {@code pooled(samples).ratio()} is the ratio of everything that was counted.
     *
     * @throws InvalidInputException if the sizes add up to more than a {@code double} holds
     * @throws ArithmeticException if the counts add up to more than a {@code long} holds
     */
    public static Subgroup pooled(Collection<Subgroup> samples) {
        return samples.stream().reduce(new Subgroup(0, 0), Subgroup::merge);
    }

    /** Returns count / size; empty if the size is 0. */
    public OptionalDouble ratio() {
        return size == 0 ? OptionalDouble.empty() : OptionalDouble.of(count / size);
    }

    /**
     * Returns the sample of both periods.
     *
     * @throws InvalidInputException if the sizes add up to more than a {@code double} holds
     * @throws ArithmeticException if the counts add up to more than a {@code long} holds
     */
    public Subgroup merge(Subgroup other) {
        return new Subgroup(Math.addExact(count, other.count), size + other.size);
    }
}
