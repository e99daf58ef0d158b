package io.crmkit.benchmarks.calendar;

import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints how many times as many deadlines a second there are as of jBPM, for budgets of one day and of 100, and what a budget of 400
 * days costs compared with one of a day. In each round, each gets a fresh JVM, and the fastest iteration counts: other work on the
 * machine can only add time.
 */
public final class DueAtRatios {
    private static final int ONE_DAY = 8;

    private DueAtRatios() {}

    /**
     * Runs the comparison; about two minutes a round.
     *
     * @param args the number of rounds, 3 if there is none
     * @throws RunnerException if JMH cannot run
     */
    public static void main(String[] args) throws RunnerException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        for (int round = 1; round <= rounds; round++) {
            for (String zone : List.of("UTC", "Europe/Berlin")) {
                double day = nanoseconds("dueAt", zone, ONE_DAY);
                print(round, zone, "8 hours, jBPM / ours", nanoseconds("peer", zone, ONE_DAY), day);
                double hundred = nanoseconds("dueAt", zone, 100 * ONE_DAY);
                print(round, zone, "100 days, jBPM / ours", nanoseconds("peer", zone, 100 * ONE_DAY), hundred);
                print(round, zone, "ours, 400 days / 1 day", nanoseconds("dueAt", zone, 400 * ONE_DAY), day);
            }
        }
    }

    private static void print(int round, String zone, String what, double dividend, double divisor) {
        System.out.printf(
                Locale.ROOT,
                "round %d, %s: %s: %.0f ns / %.0f ns = %.2f%n",
                round,
                zone,
                what,
                dividend,
                divisor,
                dividend / divisor);
    }

    private static double nanoseconds(String method, String zone, int hours) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include("^" + DueAtBenchmark.class.getName().replace(".", "\\.") + "\\." + method + "$")
                        .param("zone", zone)
                        .param("hours", String.valueOf(hours))
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle()
                .getPrimaryResult()
                .getStatistics()
                .getMin();
    }
}
