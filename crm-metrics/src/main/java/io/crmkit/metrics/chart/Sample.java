package io.crmkit.metrics.chart;

import io.crmkit.core.error.InvalidInputException;
import java.util.Collection;
import java.util.OptionalDouble;

/**
 * What was counted in one period, and out of how much: 3 late tickets of 120, or 7 complaints in 2.5 thousand stays. It keeps
 * both numbers of the ratio, because ratios of periods of different size must not be averaged; {@link #pooled} adds up
 * instead.
 *
 * @param count how many were counted, not negative
 * @param size out of how many, or over how much exposure; not negative, 0 for a period in which nothing could be counted
 */
public record Sample(long count, double size) {
    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if the count is negative, the size is negative or not finite, or something was counted
     *     in a size of 0
     */
    public Sample {
        if (count < 0) {
            throw new InvalidInputException("sample.count", "must not be negative");
        }
        if (!(size >= 0 && size < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("sample.size", "must be finite and not negative");
        }
        if (size == 0 && count > 0) {
            throw new InvalidInputException("sample.count", "must be 0 if the size is 0");
        }
    }

    /**
     * Returns the sum of all samples, so that {@code pooled(samples).ratio()} is the ratio of everything that was counted.
     *
     * @throws InvalidInputException if the sizes add up to more than a {@code double} holds
     * @throws ArithmeticException if the counts add up to more than a {@code long} holds
     */
    public static Sample pooled(Collection<Sample> samples) {
        return samples.stream().reduce(new Sample(0, 0), Sample::merge);
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
    public Sample merge(Sample other) {
        return new Sample(Math.addExact(count, other.count), size + other.size);
    }
}
