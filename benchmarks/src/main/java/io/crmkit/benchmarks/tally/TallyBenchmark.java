package io.crmkit.benchmarks.tally;

import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.rating.RatingTally;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Counts 100 million ratings of 0 to 10 in a byte array, seeded and evenly distributed. {@code groupingBy} counts a tenth of
 * them, because it takes seconds; multiply its time by ten.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TallyBenchmark {
    static final int RATINGS = 100_000_000;
    static final int GROUPED = RATINGS / 10;

    private final byte[] ratings = new byte[RATINGS];

    /** Fills the array. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(20_261_121);
        for (int i = 0; i < ratings.length; i++) {
            ratings[i] = (byte) random.nextInt(11);
        }
    }

    /** The tally of CRM Kit. */
    @Benchmark
    public RatingTally tally() {
        return RatingTally.ofBytes(RatingScale.ZERO_TO_TEN, ratings);
    }

    /** The least that a program can do with an array: add it up. */
    @Benchmark
    public int sumLoop() {
        int sum = 0;
        for (byte rating : ratings) {
            sum += rating;
        }
        return sum;
    }

    /** The same sum in a {@code long}; newer JVMs use vector instructions for this form and not for the other. */
    @Benchmark
    public long sumLoopLong() {
        long sum = 0;
        for (byte rating : ratings) {
            sum += rating;
        }
        return sum;
    }

    /** One table, one increment per rating: what a program does without further thought. */
    @Benchmark
    public long[] plainTable() {
        long[] counts = new long[11];
        for (byte rating : ratings) {
            counts[rating]++;
        }
        return counts;
    }

    /** The streams of the JDK, on a tenth of the ratings. */
    @Benchmark
    public Map<Byte, Long> groupingByOfATenth() {
        return IntStream.range(0, GROUPED)
                .mapToObj(i -> ratings[i])
                .collect(Collectors.groupingBy(rating -> rating, Collectors.counting()));
    }
}
