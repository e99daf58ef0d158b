package io.crmkit.benchmarks.decision;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints how many times as many decisions a second there are as answers of the peer, with 30 and with 300 rules. In each round,
 * both get a fresh JVM, and the fastest iteration counts: other work on the machine can only add time.
 */
public final class DecisionRatios {
    private static final List<String> DECISIONS = List.of("permitted", "stopped", "text", "permittedInWords");

    private DecisionRatios() {}

    /**
     * Runs the comparison; about two minutes a round.
     *
     * @param args the number of rounds, 3 if there is none
     * @throws RunnerException if JMH cannot run
     */
    public static void main(String[] args) throws RunnerException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        for (int round = 1; round <= rounds; round++) {
            for (String rules : List.of("30", "300")) {
                double peer = microseconds("policy", rules);
                for (String decision : DECISIONS) {
                    double ours = microseconds(decision, rules);
                    System.out.printf(
                            Locale.ROOT,
                            "round %d, %s rules: %s %.2f us, peer %.2f us, %.1f times as many a second%n",
                            round,
                            rules,
                            decision,
                            ours,
                            peer,
                            peer / ours);
                }
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
