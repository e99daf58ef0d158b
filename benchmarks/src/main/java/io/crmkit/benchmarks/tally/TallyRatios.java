package io.crmkit.benchmarks.tally;

import io.crmkit.benchmarks.SideBySide;
import io.crmkit.benchmarks.SideBySide.Comparison;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Prints how long counting ratings takes compared with peers, as a table in Markdown. */
public final class TallyRatios {
    private static final String ALL = "100000000";
    private static final String MILLION = "1000000";
    private static final String TENTH = "10000000";

    private final int forks;

    private TallyRatios(int forks) {
        this.forks = forks;
    }

    /**
     * Runs the comparison; about a quarter of an hour with three forks.
     *
     * @param args the number of forks, 3 if there is none
     * @throws RunnerException if JMH cannot run
     */
    public static void main(String[] args) throws RunnerException {
        TallyRatios ratios = new TallyRatios(args.length > 0 ? Integer.parseInt(args[0]) : 3);
        System.out.printf(
                "%nJava %s, %d forks of 5 iterations: median (least .. most)%n%n",
                Runtime.version().feature(), ratios.forks);
        System.out.println("| | answers | threads | CRM Kit, ms | peer, ms | ratio | goal | to other peer | load |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (Answers answers : Answers.values()) {
            ratios.line(
                    "100M ratings to an int sum (to a long sum)", TallyLines.class, "array", answers, 1, ALL, "1.2");
        }
        ratios.line("two threads to one", TallyLines.class, "arrayByThreads", Answers.UNIFORM, 2, ALL, "0.59");
        ratios.line("10M ratings to streams", TallyLines.class, "streams", Answers.SKEWED, 1, TENTH, "0.05");
        for (int threads = 1; threads <= 2; threads++) {
            for (Answers answers : Answers.values()) {
                ratios.line(
                        "NPS by 100 segments to DuckDB", SegmentLines.class, "scores", answers, threads, ALL, "0.25");
            }
        }
        for (Answers answers : Answers.values()) {
            ratios.line("add one million to LongAdder, owned", TallyLines.class, "owned", answers, 1, MILLION, "1 ms");
        }
        for (int threads = 1; threads <= 2; threads++) {
            for (Answers answers : Answers.values()) {
                ratios.line(
                        "add one million to LongAdder, shared",
                        TallyLines.class,
                        "shared",
                        answers,
                        threads,
                        MILLION,
                        "1");
            }
        }
    }

    private void line(
            String name, Class<?> benchmark, String method, Answers answers, int threads, String size, String goal)
            throws RunnerException {
        Comparison found = SideBySide.compare(
                benchmark,
                method,
                forks,
                Map.of("answers", answers.name(), "threads", String.valueOf(threads), "size", size));
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %d | %.2f | %.2f | %s | %s | %s | %.1f |%n",
                name,
                answers.name().toLowerCase(Locale.ROOT),
                threads,
                found.ours().median() / 1_000,
                found.peer().median() / 1_000,
                found.toPeer(),
                goal,
                found.otherPeer().max() == 0 ? "" : found.toOtherPeer(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
