package io.crmkit.benchmarks;

import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The middle and the ends of some measured values.
 *
 * @param median the mean of the two middle ones if their number is even
 * @param min the smallest
 * @param max the largest
 */
public record Spread(double median, double min, double max) {
    /** Returns the spread of values, at least one. */
    public static Spread of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** Returns it as {@code 1.25 (1.04 .. 1.70)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%.2f .. %.2f)", median, min, max);
    }
}
