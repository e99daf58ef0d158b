package io.crmkit.benchmarks.tally;

import io.crmkit.benchmarks.SideBySide;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.rating.ConcurrentTally;
import io.crmkit.metrics.rating.RatingTally;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Counts ratings in an array, and one by one. */
@SuppressWarnings("NullAway.Init") // JMH calls fill() first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TallyLines {
    /** So many ratings are added one by one: they stay in the nearest cache, so that adding is all that takes time. */
    static final int ADDED_FROM = 1 << 12;

    private static final RatingScale SCALE = RatingScale.ZERO_TO_TEN;

    /** How the ratings are spread. */
    @Param("UNIFORM")
    public Answers answers;

    /** How many there are. */
    @Param("100000000")
    public int size;

    /** How many threads count. */
    @Param("1")
    public int threads;

    private byte[] ratings;
    private Parts parts;
    private RatingTally.Builder builder;
    private ConcurrentTally concurrent;
    private LongAdder adder;

    /** Fills the array. */
    @Setup
    public void fill() {
        ratings = answers.column(size);
        parts = new Parts(threads);
        builder = RatingTally.builder(SCALE);
        concurrent = ConcurrentTally.of(SCALE);
        adder = new LongAdder();
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        parts.close();
    }

    /**
     * A tally of the array. The peers add it up, which is the least that a program can do with it; newer JVMs use vector
     * instructions where the sum is a {@code long} and not where it is an {@code int}.
     */
    @Benchmark
    public void array(SideBySide.Times times) throws Exception {
        SideBySide.measure(times, this::tally, () -> sum(ratings), () -> longSum(ratings));
    }

    /** A tally of the array by several threads; the peer is one thread. */
    @Benchmark
    public void arrayByThreads(SideBySide.Times times) throws Exception {
        SideBySide.measure(
                times,
                () -> parts.split(
                        size, (from, to) -> RatingTally.ofBytes(SCALE, ratings, from, to), RatingTally::merge),
                this::tally);
    }

    /** A tally of the array; the peer counts it with the streams of the JDK. */
    @Benchmark
    public void streams(SideBySide.Times times) throws Exception {
        SideBySide.measure(times, this::tally, () -> grouping(ratings));
    }

    /** Adds ratings to an accumulator that one thread owns; the peer increments a {@code LongAdder}. */
    @Benchmark
    public void owned(SideBySide.Times times) throws Exception {
        SideBySide.measure(times, () -> addToBuilder(size), () -> increment(size));
    }

    /** Adds ratings to an accumulator that threads share; the peer is a {@code LongAdder} that they share. */
    @Benchmark
    public void shared(SideBySide.Times times) throws Exception {
        SideBySide.measure(
                times,
                () -> parts.split(size, (from, to) -> addToConcurrent(to - from), Integer::sum),
                () -> parts.split(size, (from, to) -> increment(to - from), Integer::sum));
    }

    private RatingTally tally() {
        return RatingTally.ofBytes(SCALE, ratings);
    }

    private static int sum(byte[] ratings) {
        int sum = 0;
        for (byte rating : ratings) {
            sum += rating;
        }
        return sum;
    }

    private static long longSum(byte[] ratings) {
        long sum = 0;
        for (byte rating : ratings) {
            sum += rating;
        }
        return sum;
    }

    private static Map<Byte, Long> grouping(byte[] ratings) {
        return IntStream.range(0, ratings.length)
                .mapToObj(i -> ratings[i])
                .collect(Collectors.groupingBy(rating -> rating, Collectors.counting()));
    }

    private int addToBuilder(int times) {
        RatingTally.Builder tally = builder;
        byte[] column = ratings;
        for (int i = 0; i < times; i++) {
            tally.add(column[i & ADDED_FROM - 1]);
        }
        return times;
    }

    private int addToConcurrent(int times) {
        ConcurrentTally tally = concurrent;
        byte[] column = ratings;
        for (int i = 0; i < times; i++) {
            tally.add(column[i & ADDED_FROM - 1]);
        }
        return times;
    }

    private int increment(int times) {
        LongAdder counter = adder;
        for (int i = 0; i < times; i++) {
            counter.increment();
        }
        return times;
    }
}
