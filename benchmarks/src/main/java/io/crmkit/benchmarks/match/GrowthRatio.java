package io.crmkit.benchmarks.match;

import com.sun.management.OperatingSystemMXBean;
import io.crmkit.benchmarks.Spread;
import io.crmkit.core.duplicate.MatchModels;
import io.crmkit.core.match.Link;
import io.crmkit.core.match.Links;
import io.crmkit.core.match.MatchModel;
import io.crmkit.core.match.MatchOutcome;
import io.crmkit.core.match.Matching;
import io.crmkit.core.match.RecordTable;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Prints what a record costs when few and when many made-up people are matched by the shipped model, from texts to clusters, and the ratio.
 * Many are one set; few are as many sets as it takes to have as many records, each of other people, so that both read as many other texts.
 * Records are read from lines in memory, as from a file, in random order: duplicates do not come side by side. Measured is the processor time of the process, so that other work on
 * the machine counts less; garbage collection is part of it. In one warm JVM; one thread. How many of the true pairs share a blocking key, and how many
 * keys were passed over because too many share them, is printed for both.
 */
public final class GrowthRatio {
    private static final int SEED = 1;
    private static final double EVERY_PAIR = -1e6;
    private static final int WARM = 200_000;

    private GrowthRatio() {}

    /** Sets of so many records each, as lines. */
    private record Input(int records, List<byte[]> sets) {}

    /** What a number of sets of records cost. */
    private record Cost(double microseconds, double pairs) {}

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
        recall(few);
        recall(many);
        Input large = new Input(many, List.of(lines(rows(SEED, many))));
        Input small = new Input(
                few,
                IntStream.range(0, Math.max(1, many / few))
                        .mapToObj(set -> lines(rows(SEED + 1 + set, few)))
                        .toList());
        cost(new Input(few, small.sets.subList(0, Math.min(small.sets.size(), Math.max(1, WARM / few)))));
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            Cost ofFew = cost(small);
            Cost ofMany = cost(large);
            ratios[round] = ofMany.microseconds / ofFew.microseconds;
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %d records %.2f us each (%.2f pairs each), %d records %.2f us each (%.2f pairs each), ratio %.2f%n",
                    round + 1,
                    few,
                    ofFew.microseconds,
                    ofFew.pairs,
                    many,
                    ofMany.microseconds,
                    ofMany.pairs,
                    ratios[round]);
        }
        System.out.println("cost per record, many / few: " + Spread.of(DoubleStream.of(ratios)));
    }

    private static Cost cost(Input input) {
        double records = (double) input.records * input.sets.size();
        long pairs = 0;
        long start = processorTime();
        for (byte[] set : input.sets) {
            pairs += match(set).compared();
        }
        return new Cost((processorTime() - start) / 1e3 / records, pairs / records);
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void recall(int count) {
        MatchModel model = MatchModels.person();
        List<DirtyPeople.Row> rows = rows(SEED, count);
        RecordTable table = Truth.table(model, rows);
        Links links = Matching.of(model).links(table);
        List<Link> matches = links.links().stream()
                .filter(link -> link.outcome() == MatchOutcome.MATCH)
                .toList();
        Truth.Accuracy found = Truth.Accuracy.of(rows, matches);
        double blocks = Truth.Accuracy.of(
                        rows,
                        Matching.of(model.withReviewBits(EVERY_PAIR))
                                .links(table)
                                .links())
                .recall();
        System.out.printf(
                Locale.ROOT,
                "%d records: matches P %.4f R %.4f, recall of blocking %.4f, keys passed over %d%n",
                count,
                found.precision(),
                found.recall(),
                blocks,
                links.passedOver());
    }

    private static List<DirtyPeople.Row> rows(long seed, int count) {
        List<DirtyPeople.Row> rows =
                new ArrayList<>(DirtyPeople.make(seed, count).subList(0, count));
        Collections.shuffle(rows, new Random(seed));
        return rows;
    }

    private static byte[] lines(List<DirtyPeople.Row> rows) {
        StringBuilder lines = new StringBuilder();
        rows.forEach(row -> lines.append(String.join("\t", row.values())).append('\n'));
        return lines.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Links match(byte[] lines) {
        MatchModel model = MatchModels.person();
        RecordTable.Builder builder = RecordTable.builder(model);
        String[] values = new String[model.fields().size()];
        int row = 0;
        int field = 0;
        int start = 0;
        for (int at = 0; at < lines.length; at++) {
            if (lines[at] == '\t' || lines[at] == '\n') {
                values[field++] = new String(lines, start, at - start, StandardCharsets.ISO_8859_1);
                start = at + 1;
            }
            if (lines[at] == '\n') {
                builder.add("r" + row++, values);
                field = 0;
            }
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
