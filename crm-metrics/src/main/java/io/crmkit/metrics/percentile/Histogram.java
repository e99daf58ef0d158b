package io.crmkit.metrics.percentile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.crmkit.core.error.InvalidInputException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collector;

/**
 * Counts values of at least 0, such as durations, in buckets whose width is a fixed share of their size, for percentiles of
 * any number of values. Immutable. {@link #merge} is exact, associative and commutative, and a histogram does not depend on
 * the order of its values.
 *
 * <ul>
 *   <li>A percentile is the nearest rank (type 1), off by at most {@link #relativeError} of the value; the least and the
 *       largest value are kept and exact.
 *   <li>Buckets are log-linear, as in HdrHistogram: each power of two is cut into 2<sup>b</sup> equal parts, which are the
 *       leading bits of the {@code double}, so that no logarithm is rounded. The error is half a part, 2<sup>-(b+1)</sup>.
 *   <li>Memory depends on the magnitudes that occur, not on n: at most 2<sup>b</sup> buckets for each doubling. For an error
 *       of 1 % (b = 6) and times from a millisecond to a year these are at most 2,240.
 *   <li>Values below {@link Double#MIN_NORMAL} count as 0, which is a bucket of its own.
 * </ul>
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public final class Histogram {
    private static final int LEAST_BITS = 1;
    private static final int MOST_BITS = 16;
    private static final long[] NONE = {};

    private final int bits;
    private final long[] buckets;
    private final long[] counts;
    private final double min;
    private final double max;
    private final long n;

    private Histogram(int bits, long[] buckets, long[] counts, double min, double max) {
        this.bits = bits;
        this.buckets = buckets;
        this.counts = counts;
        this.min = min;
        this.max = max;
        this.n = Arrays.stream(counts).reduce(0, Math::addExact);
    }

    /**
     * Returns an accumulator.
     *
     * @param relativeError the largest error allowed, 0.00001 to 0.25; the one reached is a power of two at or below it
     * @throws InvalidInputException if the error is outside that range
     */
    public static Builder builder(double relativeError) {
        if (!(relativeError >= 0.00001 && relativeError <= 0.25)) {
            throw new InvalidInputException("relativeError", "must be between 0.00001 and 0.25");
        }
        int bits = LEAST_BITS;
        while (error(bits) > relativeError) {
            bits++;
        }
        return new Builder(bits);
    }

    /** Returns a collector of values with this relative error; it throws as {@link #builder} and {@link Builder#add} do. */
    public static Collector<Double, ?, Histogram> collector(double relativeError) {
        return Collector.of(
                () -> builder(relativeError),
                Builder::add,
                Builder::addAll,
                Builder::build,
                Collector.Characteristics.UNORDERED);
    }

    @JsonCreator
    private static Histogram read(
            @JsonProperty(value = "bits", required = true) int bits,
            @JsonProperty(value = "buckets", required = true) long[] buckets,
            @JsonProperty(value = "counts", required = true) long[] counts,
            @JsonProperty(value = "min", required = true) double min,
            @JsonProperty(value = "max", required = true) double max) {
        if (bits < LEAST_BITS || bits > MOST_BITS) {
            throw new InvalidInputException("bits", "must be from " + LEAST_BITS + " to " + MOST_BITS);
        }
        if (counts.length != buckets.length || Arrays.stream(counts).anyMatch(count -> count < 1)) {
            throw new InvalidInputException("counts", "must be above 0, one per bucket");
        }
        for (int i = 1; i < buckets.length; i++) {
            if (buckets[i] <= buckets[i - 1]) {
                throw new InvalidInputException("buckets", "must ascend");
            }
        }
        boolean fits = buckets.length == 0
                ? min == 0 && max == 0
                : min <= max && bucket(bits, min) == buckets[0] && bucket(bits, max) == buckets[buckets.length - 1];
        if (!fits) {
            throw new InvalidInputException("min and max", "must lie in the first and the last bucket");
        }
        return new Histogram(bits, buckets.clone(), counts.clone(), min, max);
    }

    /** Returns how many values were counted. */
    public long n() {
        return n;
    }

    /** Returns the largest relative error of a percentile, a power of two. */
    public double relativeError() {
        return error(bits);
    }

    /**
     * Returns the nearest rank percentile, within {@link #relativeError}; empty without values.
     *
     * @param p the share, 0 to 1: 0.9 for the 90th percentile
     * @throws InvalidInputException if p is not between 0 and 1
     */
    public Optional<Percentile> percentile(double p) {
        long rank = PercentileType.nearestRank(n, p);
        if (n == 0) {
            return Optional.empty();
        }
        int i = 0;
        long seen = counts[0];
        while (seen < rank) {
            seen += counts[++i];
        }
        double middle = middle(buckets[i]);
        double value = Math.min(Math.max(middle, min), max);
        return Optional.of(new Percentile("percentile.hf1.histogram", p, value, n, relativeError()));
    }

    /**
     * Returns the histogram of the values of both.
     *
     * @throws InvalidInputException if the other one has another relative error
     * @throws ArithmeticException if a count does not fit a {@code long}
     */
    public Histogram merge(Histogram other) {
        if (bits != other.bits) {
            throw new InvalidInputException(
                    "relativeError", "must be " + relativeError() + " to merge, was " + other.relativeError());
        }
        return new Builder(bits).addAll(this).addAll(other).build();
    }

    private double middle(long bucket) {
        int shift = 52 - bits;
        return bucket == 0 ? 0 : Double.longBitsToDouble((bucket << shift) + (1L << (shift - 1)));
    }

    private static long bucket(int bits, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("value", "must be finite and not negative");
        }
        return value < Double.MIN_NORMAL ? 0 : Double.doubleToRawLongBits(value) >>> (52 - bits);
    }

    private static double error(int bits) {
        return Math.scalb(1.0, -(bits + 1));
    }

    @JsonProperty("bits")
    private int bits() {
        return bits;
    }

    @JsonProperty("buckets")
    private long[] buckets() {
        return buckets;
    }

    @JsonProperty("counts")
    private long[] counts() {
        return counts;
    }

    @JsonProperty("min")
    private double min() {
        return min;
    }

    @JsonProperty("max")
    private double max() {
        return max;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Histogram that
                && bits == that.bits
                && Double.compare(min, that.min) == 0
                && Double.compare(max, that.max) == 0
                && Arrays.equals(buckets, that.buckets)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * bits + Double.hashCode(min)) + Arrays.hashCode(buckets)) + Arrays.hashCode(counts);
    }

    /** Returns the number of values, the two ends and the relative error. */
    @Override
    public String toString() {
        return n == 0 ? "no values" : n + " values from " + min + " to " + max + ", error " + relativeError();
    }

    /** Counts values one by one. Mutable, for one thread; several threads build their own histograms and merge them. */
    public static final class Builder {
        private final int bits;
        private final long[][] pages = new long[1 << 11][]; // one per exponent of a double, made when it occurs
        private double min = Double.POSITIVE_INFINITY;
        private double max;

        private Builder(int bits) {
            this.bits = bits;
            Arrays.fill(pages, NONE);
        }

        /**
         * Counts one value.
         *
         * @throws InvalidInputException if the value is negative, infinite or not a number; nothing is counted
         */
        public Builder add(double value) {
            long bucket = bucket(bits, value);
            double kept = bucket == 0 ? 0 : value;
            add(bucket, 1);
            min = Math.min(min, kept);
            max = Math.max(max, kept);
            return this;
        }

        /**
         * Returns the histogram of what was counted so far; the builder can go on.
         *
         * @throws ArithmeticException if there are more values than a {@code long} holds
         */
        public Histogram build() {
            long[] all = new long[size()];
            long[] sums = new long[all.length];
            int size = 0;
            for (int page = 0; page < pages.length; page++) {
                for (int i = 0; i < pages[page].length; i++) {
                    if (pages[page][i] > 0) {
                        all[size] = ((long) page << bits) + i;
                        sums[size++] = pages[page][i];
                    }
                }
            }
            return new Histogram(bits, all, sums, size == 0 ? 0 : min, max);
        }

        private int size() {
            return (int) Arrays.stream(pages)
                    .flatMapToLong(Arrays::stream)
                    .filter(count -> count > 0)
                    .count();
        }

        private void add(long bucket, long times) {
            int page = (int) (bucket >>> bits);
            if (pages[page].length == 0) {
                pages[page] = new long[1 << bits];
            }
            int i = (int) bucket & ((1 << bits) - 1);
            pages[page][i] = Math.addExact(pages[page][i], times);
        }

        private Builder addAll(Histogram other) {
            for (int i = 0; i < other.buckets.length; i++) {
                add(other.buckets[i], other.counts[i]);
            }
            if (other.n > 0) {
                min = Math.min(min, other.min);
                max = Math.max(max, other.max);
            }
            return this;
        }

        private Builder addAll(Builder other) {
            return addAll(other.build());
        }
    }
}
