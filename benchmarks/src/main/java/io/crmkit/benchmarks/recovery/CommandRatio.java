package io.crmkit.benchmarks.recovery;

import io.crmkit.benchmarks.Spread;
import io.crmkit.benchmarks.store.Database;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Prints what it costs to acknowledge a case over the JDBC store, compared with the same writes by hand, and with tables in which a
 * case is no JSON; SQLite, command by command in turns. The processor time of the thread is told beside the time that passed, because
 * on a busy machine, or a slow disk, only the first compares the work.
 */
public final class CommandRatio {
    private static final int A_ROUND = 100;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** A way to acknowledge the case with a number. */
    @FunctionalInterface
    private interface Way {
        Object acknowledge(int number) throws SQLException;
    }

    /** What a way took, by rounds, in microseconds for one command. */
    private static final class Times {
        private final double[] passed;
        private final double[] processor;

        Times(int rounds) {
            passed = new double[rounds];
            processor = new double[rounds];
        }

        void measure(Way way, int number) throws SQLException {
            long start = System.nanoTime();
            long worked = THREADS.getCurrentThreadCpuTime();
            Object result = way.acknowledge(number);
            processor[number / A_ROUND] += (THREADS.getCurrentThreadCpuTime() - worked) / 1e3 / A_ROUND;
            passed[number / A_ROUND] += (System.nanoTime() - start) / 1e3 / A_ROUND;
            HandWrittenCases.require(result != null);
        }
    }

    private CommandRatio() {}

    /**
     * Runs the comparison.
     *
     * @param args the number of rounds of 100 commands each that are measured, 50 if there is none, and of those before that let the
     *     compiler work, 150
     */
    public static void main(String[] args) throws IOException, SQLException {
        int measured = args.length > 0 ? Integer.parseInt(args[0]) : 50;
        int warmups = args.length > 1 ? Integer.parseInt(args[1]) : 150;
        int commands = (measured + warmups) * A_ROUND;
        try (Database database = Database.of("sqlite", "");
                OpenCases ours = new OpenCases(database, "ours", commands, 0)) {
            List<RecoveryCase> opened = new ArrayList<>();
            for (RecoveryCaseId id : ours.ids()) {
                opened.add(ours.recovery().find(id).orElseThrow());
            }
            ours.passTime();
            try (CaseRowsByHand rows = new CaseRowsByHand(database, "rows", opened);
                    HandWrittenCases tables = new HandWrittenCases(database, "tables", commands)) {
                System.out.printf(
                        Locale.ROOT,
                        "SQLite, acknowledge a case, n = %d rounds of %d commands in turns; median (min .. max)%n",
                        measured,
                        A_ROUND);
                compare(ours, rows, tables, warmups);
                requireSame(ours, rows, opened);
            }
            database.remove("rows", "tables");
        }
    }

    private static void compare(OpenCases ours, CaseRowsByHand rows, HandWrittenCases tables, int warmups)
            throws SQLException {
        List<RecoveryCaseId> ids = ours.ids();
        List<Way> ways = List.of(
                number -> ours.recovery().acknowledge(ids.get(number), Channel.PHONE),
                number -> rows.acknowledge(ids.get(number), ours.now()),
                number -> {
                    tables.acknowledge(number, 2_000);
                    return tables;
                });
        int rounds = ids.size() / A_ROUND;
        List<Times> times = List.of(new Times(rounds), new Times(rounds), new Times(rounds));
        for (int number = 0; number < ids.size(); number++) { // one by one, so that all meet the same disk
            for (int turn = 0; turn < ways.size(); turn++) {
                int way = (number + turn) % ways.size();
                times.get(way).measure(ways.get(way), number);
            }
        }
        report("time passed", times.stream().map(way -> way.passed).toList(), warmups);
        report("processor time", times.stream().map(way -> way.processor).toList(), warmups);
    }

    private static void report(String what, List<double[]> times, int warmups) {
        List<String> names = List.of("CRM Kit", "the same writes by hand", "tables without JSON by hand");
        for (int way = 0; way < names.size(); way++) {
            double[] ours = times.get(0);
            double[] theirs = times.get(way);
            String ratio = way == 0
                    ? ""
                    : "; CRM Kit / this: "
                            + Spread.of(IntStream.range(warmups, ours.length)
                                    .mapToDouble(round -> ours[round] / theirs[round]))
                            + (way == 1 ? ", goal at most 1.5" : "");
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s: %s us%s%n",
                    what,
                    names.get(way),
                    Spread.of(Arrays.stream(theirs).skip(warmups)),
                    ratio);
        }
    }

    /** Both must have stored the same. */
    private static void requireSame(OpenCases ours, CaseRowsByHand rows, List<RecoveryCase> opened)
            throws SQLException {
        for (RecoveryCase before : opened) {
            requireEqual(
                    ours.recovery().find(before.id()).orElseThrow(),
                    rows.find(before.id()).orElseThrow());
        }
        RecoveryCase last = opened.get(opened.size() - 1);
        requireEqual(ours.lastEntry(last), rows.lastEntry(last));
    }

    private static void requireEqual(Object ours, Object theirs) {
        if (!ours.equals(theirs)) {
            throw new IllegalStateException("stored differently: " + ours + " and " + theirs);
        }
    }
}
