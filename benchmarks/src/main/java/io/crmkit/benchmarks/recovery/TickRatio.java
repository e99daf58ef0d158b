package io.crmkit.benchmarks.recovery;

import io.crmkit.benchmarks.Spread;
import io.crmkit.benchmarks.store.Database;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Prints what a tick with 100 due costs among many open cases, compared with one among few; SQLite, in turns. */
public final class TickRatio {
    private static final int WARMUPS = 3;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private TickRatio() {}

    /**
     * Runs the comparison.
     *
     * @param args the number of cases on the large side, 1,000,000 if there is none; on the small side, 10,000; rounds, 15
     */
    public static void main(String[] args) throws IOException, SQLException {
        int large = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int small = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 15;
        int minutes = rounds + WARMUPS;
        try (Database database = Database.of("sqlite", "")) {
            long start = System.nanoTime();
            try (OpenCases few = open(database, "few", small, minutes);
                    OpenCases many = open(database, "many", large, minutes)) {
                System.out.printf(
                        Locale.ROOT,
                        "SQLite, %d due of %,d and of %,d open cases (made in %d s), n = %d in turns%n",
                        OpenCases.DUE,
                        few.count(),
                        many.count(),
                        (System.nanoTime() - start) / 1_000_000_000,
                        rounds);
                compare(few, many, minutes);
            }
        }
    }

    private static OpenCases open(Database database, String side, int cases, int minutes) throws SQLException {
        int soonAndLate = OpenCases.DUE * minutes + OpenCases.CASES_OF_A_CUSTOMER;
        OpenCases opened = new OpenCases(database, side, soonAndLate, minutes);
        opened.addCopies(cases - soonAndLate);
        return opened;
    }

    private static void compare(OpenCases few, OpenCases many, int minutes) {
        Times ofFew = new Times(minutes);
        Times ofMany = new Times(minutes);
        for (int minute = 0; minute < minutes; minute++) {
            if (minute % 2 == 0) {
                ofFew.measure(few, minute);
                ofMany.measure(many, minute);
            } else {
                ofMany.measure(many, minute);
                ofFew.measure(few, minute);
            }
        }
        report("time passed", ofFew.passed, ofMany.passed);
        report("processor time", ofFew.processor, ofMany.processor);
    }

    /** What each tick took, in milliseconds; on a busy machine only the time of the processor compares the work. */
    private static final class Times {
        private final double[] passed;
        private final double[] processor;

        Times(int minutes) {
            passed = new double[minutes];
            processor = new double[minutes];
        }

        void measure(OpenCases cases, int minute) {
            long start = System.nanoTime();
            long worked = THREADS.getCurrentThreadCpuTime();
            cases.tick(minute);
            processor[minute] = (THREADS.getCurrentThreadCpuTime() - worked) / 1e6;
            passed[minute] = (System.nanoTime() - start) / 1e6;
        }
    }

    private static void report(String what, double[] few, double[] many) {
        DoubleStream ratios = IntStream.range(WARMUPS, few.length).mapToDouble(minute -> many[minute] / few[minute]);
        System.out.printf(
                Locale.ROOT,
                "%s: among few %s ms, among many %s ms; many / few: %s, median (min .. max), goal at most 1.5%n",
                what,
                measured(few),
                measured(many),
                Spread.of(ratios));
    }

    private static Spread measured(double[] times) {
        return Spread.of(Arrays.stream(times).skip(WARMUPS));
    }
}
