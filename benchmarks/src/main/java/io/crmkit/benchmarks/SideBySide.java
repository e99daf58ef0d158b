package io.crmkit.benchmarks;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Times two ways to do the same within one invocation of a benchmark. Where a disk decides, its speed changes from second to
 * second; done in turns, both ways meet the same disk.
 */
public final class SideBySide {
    private SideBySide() {}

    /** What both ways took in an iteration, in nanoseconds; JMH sets it to zero before each. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Times {
        /** The time of CRM Kit. */
        public long ours;

        /** The time of the peer. */
        public long peer;

        private boolean oursFirst;
    }

    /** Does both, the one that came second last time first, and adds up what they took. */
    public static void measure(Times times, Callable<?> ours, Callable<?> peer) throws Exception {
        times.oursFirst = !times.oursFirst;
        if (times.oursFirst) {
            times.ours += nanoseconds(ours);
        }
        times.peer += nanoseconds(peer);
        if (!times.oursFirst) {
            times.ours += nanoseconds(ours);
        }
    }

    private static long nanoseconds(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        Object result = work.call();
        long time = System.nanoTime() - start;
        if (result == null) { // also keeps the result alive
            throw new IllegalStateException("no result");
        }
        return time;
    }

    /**
     * Runs a benchmark that measures side by side and prints the median ratio of the times, ours divided by the peer's, with
     * minimum and maximum over all iterations to standard output.
     *
     * @throws RunnerException if JMH cannot run it
     */
    public static void print(Class<?> benchmark, String method, int forks) throws RunnerException {
        double[] ratios = new Runner(new OptionsBuilder()
                        .include("^" + benchmark.getName().replace(".", "\\.") + "\\." + method + "$")
                        .forks(forks)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle().getBenchmarkResults().stream()
                        .flatMap(fork -> fork.getIterationResults().stream())
                        .mapToDouble(iteration -> ratio(iteration.getSecondaryResults()))
                        .sorted()
                        .toArray();
        double median = (ratios[(ratios.length - 1) / 2] + ratios[ratios.length / 2]) / 2;
        System.out.println(String.format(
                Locale.ROOT,
                "%s: ours / peer = %.2f (%.2f .. %.2f, %d iterations in %d forks)",
                method,
                median,
                ratios[0],
                ratios[ratios.length - 1],
                ratios.length,
                forks));
    }

    private static double ratio(Map<String, Result> results) {
        return time(results, "ours") / time(results, "peer");
    }

    private static double time(Map<String, Result> results, String side) {
        return Objects.requireNonNull(results.get(side), side).getScore();
    }
}
