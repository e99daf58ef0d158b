package io.crmkit.benchmarks.decision;

import io.crmkit.benchmarks.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints how many times as many decisions a second there are as answers of the peer to the same question, with 30 and with 300
 * rules: median (min .. max) of the rounds. In each round, each gets a fresh JVM, and the fastest iteration counts: other work on
 * the machine can only add time. The peer is asked with the model of its manual, with roles, and with a quicker one without.
 */
public final class DecisionRatios {
    /** Each decision, and the benchmark in which the peer is asked the same. */
    private static final Map<String, String> PEERS = new TreeMap<>(Map.of(
            "permitted", "permittedPeer",
            "stopped", "stoppedPeer",
            "text", "textPeer",
            "permittedInWords", "permittedPeer"));

    private static final List<String> SIZES = List.of("30", "300");

    private DecisionRatios() {}

    /**
     * Runs the comparison; about five minutes a round.
     *
     * @param args the number of rounds, 3 if there is none; how many rules, 30 or 300, both if that is left out
     * @throws RunnerException if JMH cannot run
     */
    public static void main(String[] args) throws RunnerException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        List<String> sizes = args.length > 1 ? List.of(args[1]) : SIZES;
        if (!SIZES.containsAll(sizes)) {
            throw new IllegalArgumentException("rules must be one of " + SIZES);
        }
        for (String rules : sizes) {
            for (Map.Entry<String, String> pair : PEERS.entrySet()) {
                double[] ours = new double[rounds];
                double[] peer = new double[rounds];
                double[] withoutRoles = new double[rounds];
                for (int round = 0; round < rounds; round++) {
                    ours[round] = microseconds(pair.getKey(), rules, "true");
                    peer[round] = microseconds(pair.getValue(), rules, "true");
                    withoutRoles[round] = microseconds(pair.getValue(), rules, "false");
                }
                System.out.printf(
                        Locale.ROOT,
                        "%s rules, %s: %s us; jCasbin %s us, %s times as many a second, goal %s;"
                                + " jCasbin without roles %s us, %s times; n = %d%n",
                        rules,
                        pair.getKey(),
                        Spread.of(Arrays.stream(ours)),
                        Spread.of(Arrays.stream(peer)),
                        ratios(peer, ours),
                        rules.equals("30") ? "5" : "40",
                        Spread.of(Arrays.stream(withoutRoles)),
                        ratios(withoutRoles, ours),
                        rounds);
            }
        }
    }

    private static Spread ratios(double[] peer, double[] ours) {
        return Spread.of(IntStream.range(0, ours.length).mapToDouble(round -> peer[round] / ours[round]));
    }

    private static double microseconds(String method, String rules, String roles) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include("^" + DecisionBenchmark.class.getName().replace(".", "\\.") + "\\." + method + "$")
                        .param("rules", rules)
                        .param("roles", roles)
                        .forks(1)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .timeUnit(TimeUnit.MICROSECONDS)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle()
                .getPrimaryResult()
                .getStatistics()
                .getMin();
    }
}
