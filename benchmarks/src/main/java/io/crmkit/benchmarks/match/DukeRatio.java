package io.crmkit.benchmarks.match;

import io.crmkit.benchmarks.Spread;
import io.crmkit.benchmarks.match.Truth.Accuracy;
import io.crmkit.core.match.Link;
import io.crmkit.core.match.Links;
import io.crmkit.core.match.MatchModel;
import io.crmkit.core.match.MatchOutcome;
import io.crmkit.core.match.Matching;
import io.crmkit.core.match.RecordTable;
import io.crmkit.core.match.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Prints how long the records of FEBRL take with Duke 1.2, divided by what they take here, training without labels included. Both in one
 * warm JVM, in turns; one thread.
 */
public final class DukeRatio {
    private static final int WARMUPS = 4;

    private DukeRatio() {}

    /**
     * Runs the comparison.
     *
     * @param args the file of records, and the number of rounds, 5 if there is none
     * @throws IOException if the file cannot be read
     */
    public static void main(String[] args) throws IOException {
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        for (boolean withNumber : new boolean[] {true, false}) {
            List<DirtyPeople.Row> rows = Febrl.read(Path.of(args[0]), withNumber);
            double[] ours = new double[rounds];
            double[] dukes = new double[rounds];
            List<Link> found = List.of();
            List<Link> peer = List.of();
            for (int round = -WARMUPS; round < rounds; round++) {
                long start = System.nanoTime();
                found = links(rows, withNumber);
                long middle = System.nanoTime();
                peer = DukeMatching.links(rows, withNumber);
                long end = System.nanoTime();
                if (round >= 0) {
                    ours[round] = (middle - start) / 1e6;
                    dukes[round] = (end - middle) / 1e6;
                }
            }
            print(withNumber, ours, dukes, rows, found, peer);
        }
    }

    private static List<Link> links(List<DirtyPeople.Row> rows, boolean withNumber) {
        MatchModel start = Febrl.model(withNumber);
        RecordTable table = Truth.table(start, rows);
        Links links = Matching.of(Training.of(start, table, 1).model()).links(table);
        return links.links().stream()
                .filter(link -> link.outcome() == MatchOutcome.MATCH)
                .toList();
    }

    private static void print(
            boolean withNumber,
            double[] ours,
            double[] dukes,
            List<DirtyPeople.Row> rows,
            List<Link> found,
            List<Link> peer) {
        Accuracy here = Accuracy.of(rows, found);
        Accuracy there = Accuracy.of(rows, peer);
        double[] ratios = new double[ours.length];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = dukes[round] / ours[round];
        }
        System.out.printf(
                Locale.ROOT,
                "%s soc_sec_id: here %s ms (P %.4f R %.4f F1 %.4f), Duke %s ms (P %.4f R %.4f F1 %.4f), Duke / here %s%n",
                withNumber ? "with" : "without",
                Spread.of(DoubleStream.of(ours)),
                here.precision(),
                here.recall(),
                here.f1(),
                Spread.of(DoubleStream.of(dukes)),
                there.precision(),
                there.recall(),
                there.f1(),
                Spread.of(DoubleStream.of(ratios)));
    }
}
