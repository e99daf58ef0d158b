package io.crmkit.benchmarks.decision;

import io.crmkit.benchmarks.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints how many times as many decisions a second there are as answers of the peer to the same question, with 30 and with 300
 * rules: median (min .. max) of the rounds. In each round, both get a fresh JVM, and the fastest iteration counts: other work on
 * the machine can only add time.
 */
public final class DecisionRatios {
    /** Each decision, and the benchmark in which the peer is asked the same. */
    private static final Map<String, String> PEERS = new TreeMap<>(Map.of(
            "permitted", "permittedPeer",
            "stopped", "stoppedPeer",
            "text", "textPeer",
            "permittedInWords", "permittedPeer"));

    private DecisionRatios() {}

    /**
     * Runs the comparison; about three minutes a round.
     *
     * @param args the number of rounds, 3 if there is none
     * @throws RunnerException if JMH cannot run
     */
    public static void main(String[] args) throws RunnerException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        for (String rules : List.of("30", "300")) {
            for (Map.Entry<String, String> pair : PEERS.entrySet()) {
                double[] ours = new double[rounds];
                double[] peer = new double[rounds];
                double[] ratios = new double[rounds];
                for (int round = 0; round < rounds; round++) {
                    ours[round] = microseconds(pair.getKey(), rules);
                    peer[round] = microseconds(pair.getValue(), rules);
                    ratios[round] = peer[round] / ours[round];
                }
                System.out.printf(
                        Locale.ROOT,
                        "%s rules, %s: %s us, jCasbin %s us, %s times as many a second, n = %d, goal %s%n",
                        rules,
                        pair.getKey(),
                        Spread.of(Arrays.stream(ours)),
                        Spread.of(Arrays.stream(peer)),
                        Spread.of(Arrays.stream(ratios)),
                        rounds,
                        rules.equals("30") ? "5" : "40");
            }
        }
    }

    private static double microseconds(String method, String rules) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include("^" + DecisionBenchmark.class.getName().replace(".", "\\.") + "\\." + method + "$")
                        .param("rules", rules)
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
