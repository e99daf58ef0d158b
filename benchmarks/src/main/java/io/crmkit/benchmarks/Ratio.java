package io.crmkit.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures two benchmarks in turns, each time in a fresh JVM, and prints the ratio of their times. A round is one JVM for
 * each, and its fastest iteration counts: other work on the machine can only add time.
 */
public final class Ratio {
    private static final int WARMUPS = 3;
    private static final int ITERATIONS = 5;

    private Ratio() {}

    /**
     * Measures {@code candidate} and {@code baseline}, two methods of one JMH class that measure average time, and prints a
     * line per round and the median ratio with minimum and maximum to standard output.
     *
     * @return the median of the ratios, candidate divided by baseline
     * @throws RunnerException if JMH cannot run them
     */
    public static double print(Class<?> benchmark, String candidate, String baseline, int rounds)
            throws RunnerException {
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            double base = milliseconds(benchmark, baseline);
            double time = milliseconds(benchmark, candidate);
            ratios[round] = time / base;
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %s %.2f ms, %s %.2f ms, ratio %.2f%n",
                    round + 1,
                    candidate,
                    time,
                    baseline,
                    base,
                    ratios[round]);
        }
        Arrays.sort(ratios);
        double median = (ratios[(rounds - 1) / 2] + ratios[rounds / 2]) / 2;
        System.out.printf(
                Locale.ROOT,
                "%s / %s: ratio %.2f (min %.2f, max %.2f, %d rounds of %d iterations)%n",
                candidate,
                baseline,
                median,
                ratios[0],
                ratios[rounds - 1],
                rounds,
                ITERATIONS);
        return median;
    }

    private static double milliseconds(Class<?> benchmark, String method) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include("^" + benchmark.getName().replace(".", "\\.") + "\\." + method + "$")
                        .forks(1)
                        .warmupIterations(WARMUPS)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(ITERATIONS)
                        .measurementTime(TimeValue.seconds(1))
                        .timeUnit(TimeUnit.MILLISECONDS)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle()
                .getPrimaryResult()
                .getStatistics()
                .getMin();
    }
}
