package io.crmkit.benchmarks.imports;

import io.crmkit.benchmarks.Spread;
import io.crmkit.benchmarks.store.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Prints how long an import of a CSV file into a new SQLite database takes through CRM Kit compared with a hand-written one. Whole
 * processes in turns, each with 256 MiB of heap; the time is that from the opening of the store to its close. A process that needs more
 * heap ends with an error, and so does this.
 */
public final class ImportRatio {
    private static final String HEAP = "-Xmx256m";

    private ImportRatio() {}

    /** What one process took: seconds, seconds of the processors, and the most live heap behind a collection, in MiB. */
    private record Took(double seconds, double processor, double live) {}

    /**
     * Runs the comparison.
     *
     * @param args the number of rows, 1,000,000 if there is none, and of rounds, 3 if there is none
     */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        List<Took> ours = new ArrayList<>();
        List<Took> byHand = new ArrayList<>();
        Path file = Files.createTempFile("crm-import", ".csv");
        try (Database database = Database.of("sqlite", "")) {
            ImportFile.write(file, rows);
            for (int round = 0; round < rounds; round++) {
                boolean oursFirst = round % 2 == 1;
                if (oursFirst) {
                    ours.add(run(ImportSide.CRM_KIT, file, database, rows));
                }
                byHand.add(run(ImportSide.BY_HAND, file, database, rows));
                if (!oursFirst) {
                    ours.add(run(ImportSide.CRM_KIT, file, database, rows));
                }
                System.err.printf("round %d: %s to %s%n", round + 1, ours.get(round), byHand.get(round));
            }
        } finally {
            Files.delete(file);
        }
        print(rows, rounds, ours, byHand);
    }

    private static void print(int rows, int rounds, List<Took> ours, List<Took> byHand) {
        List<Double> ratios = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            ratios.add(ours.get(i).seconds() / byHand.get(i).seconds());
            processor.add(ours.get(i).processor() / byHand.get(i).processor());
        }
        System.out.printf(
                Locale.ROOT,
                "%n%,d rows, %s, batches of %d, %d rounds: median (least .. most); load %.1f%n%n",
                rows,
                HEAP,
                ImportSide.BATCH_ROWS,
                rounds,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.println("| | CRM Kit | by hand | ratio | goal |");
        System.out.println("|---|---|---|---|---|");
        System.out.printf(
                "| seconds | %s | %s | %s | 2 |%n",
                spread(ours.stream().map(Took::seconds).toList()),
                spread(byHand.stream().map(Took::seconds).toList()),
                spread(ratios));
        System.out.printf(
                "| seconds of processors | %s | %s | %s | |%n",
                spread(ours.stream().map(Took::processor).toList()),
                spread(byHand.stream().map(Took::processor).toList()),
                spread(processor));
        System.out.printf(
                "| most live heap, MiB | %s | %s | | 256 |%n",
                spread(ours.stream().map(Took::live).toList()),
                spread(byHand.stream().map(Took::live).toList()));
    }

    private static Spread spread(List<Double> values) {
        return Spread.of(values.stream().mapToDouble(Double::doubleValue));
    }

    private static Took run(String side, Path file, Database database, int rows)
            throws IOException, SQLException, InterruptedException {
        database.remove(side);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportSide.class.getName(),
                        side,
                        file.toString(),
                        database.location())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            line = out.lines().collect(Collectors.joining());
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(side + " ended with " + process.exitValue());
        }
        database.remove(side);
        String[] told = line.split(" ", -1);
        if (Long.parseLong(told[2]) != rows) {
            throw new IllegalStateException(side + " imported " + told[2] + " rows");
        }
        return new Took(Double.parseDouble(told[0]), Double.parseDouble(told[1]), Double.parseDouble(told[3]));
    }
}
