package io.crmkit.benchmarks.match;

import com.sun.management.OperatingSystemMXBean;
import io.crmkit.benchmarks.Spread;
import io.crmkit.core.duplicate.MatchModels;
import io.crmkit.core.match.Links;
import io.crmkit.core.match.MatchModel;
import io.crmkit.core.match.Matching;
import io.crmkit.core.match.RecordTable;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Prints what a record costs when few and when many made-up people are matched by the shipped model, from texts to clusters, and the ratio.
 * Few are matched many times, so that both do the same number of records. Measured is the processor time of the process, so that other work on the machine counts less; garbage
 * collection is part of it. In one warm JVM; one thread.
 */
public final class GrowthRatio {
    private GrowthRatio() {}

    /**
     * Runs the comparison.
     *
     * @param args how many are many, 1,000,000 if there is none, how many are few, 10,000 if there is none, and the number of rounds, 3 if
     *     there is none
     */
    public static void main(String[] args) {
        int many = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int few = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        String[][] all = rows(many);
        String[][] some = rows(few);
        for (int i = 0; i < 10; i++) {
            match(some);
        }
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            int repetitions = Math.max(1, all.length / some.length);
            long start = processorTime();
            Links small = match(some);
            for (int i = 1; i < repetitions; i++) {
                small = match(some);
            }
            long middle = processorTime();
            Links large = match(all);
            long end = processorTime();
            double fewCost = (middle - start) / 1e3 / repetitions / some.length;
            double manyCost = (end - middle) / 1e3 / all.length;
            ratios[round] = manyCost / fewCost;
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %d records %.2f us each (%.2f pairs each), %d records %.2f us each (%.2f pairs each), ratio %.2f%n",
                    round + 1,
                    some.length,
                    fewCost,
                    (double) small.compared() / some.length,
                    all.length,
                    manyCost,
                    (double) large.compared() / all.length,
                    ratios[round]);
        }
        System.out.println("cost per record, many / few: " + Spread.of(DoubleStream.of(ratios)));
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static String[][] rows(int count) {
        String[][] rows = new String[count][];
        int[] next = new int[1];
        DirtyPeople.make(1, count, row -> {
            if (next[0] < count) {
                rows[next[0]++] = row.values().toArray(String[]::new);
            }
        });
        return rows;
    }

    private static Links match(String[][] rows) {
        MatchModel model = MatchModels.person();
        RecordTable.Builder builder = RecordTable.builder(model);
        for (int row = 0; row < rows.length; row++) {
            builder.add("r" + row, rows[row]);
        }
        RecordTable table = builder.build();
        Matching matching = Matching.of(model);
        Links links = matching.links(table);
        if (matching.clusters(table, links).isEmpty()) {
            throw new IllegalStateException("no clusters");
        }
        return links;
    }
}
