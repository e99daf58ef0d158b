package io.crmkit.benchmarks.value;

import io.crmkit.benchmarks.Ratio;
import org.openjdk.jmh.runner.RunnerException;

/** Prints how long predictions for a million customers take compared with one exponential and one logarithm each. */
public final class PredictionRatio {
    private PredictionRatio() {}

    /**
     * Runs the comparison; two minutes.
     *
     * @param args the number of rounds, 3 if there is none
     * @throws RunnerException if JMH cannot run
     */
    public static void main(String[] args) throws RunnerException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        Ratio.print(PredictionBenchmark.class, "bgNbd", "expAndLog", rounds);
        Ratio.print(PredictionBenchmark.class, "paretoNbd", "expAndLog", rounds);
        Ratio.print(PredictionBenchmark.class, "paretoNbdOfMoments", "expAndLog", rounds);
        Ratio.print(PredictionBenchmark.class, "paretoNbdAlive", "expAndLog", rounds);
    }
}
