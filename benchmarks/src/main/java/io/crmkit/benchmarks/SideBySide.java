package io.crmkit.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Times two or three ways to do the same within one invocation of a benchmark. Where a disk decides, its speed changes from
 * second to second; done in turns, all ways meet the same disk.
 */
public final class SideBySide {
    private SideBySide() {}

    /** What each way took in an iteration, in nanoseconds; JMH sets it to zero before each. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Times {
        /** The time of CRM Kit. */
        public long ours;

        /** The time of the peer. */
        public long peer;

        /** The time of another peer, 0 if there is none. */
        public long otherPeer;

        /** How often each was done. */
        public long rounds;

        private int turn;
    }

    /** Does both, each as often first as the other, and adds up what they took. */
    public static void measure(Times times, Callable<?> ours, Callable<?> peer) throws Exception {
        measure(times, List.of(ours, peer));
    }

    /** Does all three, each as often first, second and third as the others, and adds up what they took. */
    public static void measure(Times times, Callable<?> ours, Callable<?> peer, Callable<?> otherPeer)
            throws Exception {
        measure(times, List.of(ours, peer, otherPeer));
    }

    private static void measure(Times times, List<Callable<?>> sides) throws Exception {
        times.turn++;
        times.rounds++;
        for (int i = 0; i < sides.size(); i++) {
            int side = (times.turn + i) % sides.size();
            long time = nanoseconds(sides.get(side));
            switch (side) {
                case 0 -> times.ours += time;
                case 1 -> times.peer += time;
                default -> times.otherPeer += time;
            }
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
     * What a comparison found, over all iterations of all forks.
     *
     * @param ours the time of CRM Kit, in microseconds
     * @param peer the time of the peer, in microseconds
     * @param otherPeer the time of the other peer, in microseconds; 0 if there is none
     * @param toPeer our time divided by the peer's
     * @param toOtherPeer our time divided by the other peer's; meaningless if there is none
     */
    public record Comparison(Spread ours, Spread peer, Spread otherPeer, Spread toPeer, Spread toOtherPeer) {}

    /**
     * Runs a benchmark that measures side by side.
     *
     * @param parameters values of its parameters by their names
     * @throws RunnerException if JMH cannot run it
     */
    public static Comparison compare(Class<?> benchmark, String method, int forks, Map<String, String> parameters)
            throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\." + method + "$")
                .forks(forks)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        parameters.forEach(options::param);
        List<IterationResult> iterations = new Runner(options.build())
                .runSingle().getBenchmarkResults().stream()
                        .flatMap(fork -> fork.getIterationResults().stream())
                        .toList();
        return new Comparison(
                spread(iterations, result -> microseconds(result, "ours")),
                spread(iterations, result -> microseconds(result, "peer")),
                spread(iterations, result -> microseconds(result, "otherPeer")),
                spread(iterations, result -> score(result, "ours") / score(result, "peer")),
                spread(iterations, result -> score(result, "ours") / score(result, "otherPeer")));
    }

    private static Spread spread(List<IterationResult> iterations, ToDoubleFunction<IterationResult> value) {
        return Spread.of(iterations.stream().mapToDouble(value));
    }

    private static double microseconds(IterationResult result, String side) {
        return score(result, side) / score(result, "rounds") / 1_000;
    }

    private static double score(IterationResult result, String counter) {
        return Objects.requireNonNull(result.getSecondaryResults().get(counter), counter)
                .getScore();
    }
}
