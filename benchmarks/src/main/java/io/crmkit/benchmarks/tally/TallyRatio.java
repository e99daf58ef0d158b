package io.crmkit.benchmarks.tally;

import io.crmkit.benchmarks.Ratio;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** Prints how long a tally takes compared with adding the array up, and streams compared with a tally. */
public final class TallyRatio {
    private TallyRatio() {}

    /**
     * Runs the comparison; about two minutes.
     *
     * @param args the number of rounds, 5 if there is none
     * @throws RunnerException if JMH cannot run
     */
    public static void main(String[] args) throws RunnerException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        Ratio.print(TallyBenchmark.class, "tally", "sumLoop", rounds);
        Ratio.print(TallyBenchmark.class, "tally", "sumLoopLong", rounds);
        double tenth = Ratio.print(TallyBenchmark.class, "groupingByOfATenth", "tally", Math.min(rounds, 3));
        System.out.println(String.format(
                Locale.ROOT,
                "groupingBy counted %d ratings, the tally %d: per rating it takes %.0f times as long",
                TallyBenchmark.GROUPED,
                TallyBenchmark.RATINGS,
                tenth * TallyBenchmark.RATINGS / TallyBenchmark.GROUPED));
    }
}
