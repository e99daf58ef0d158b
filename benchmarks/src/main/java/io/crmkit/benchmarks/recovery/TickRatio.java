package io.crmkit.benchmarks.recovery;

import io.crmkit.benchmarks.Spread;
import io.crmkit.benchmarks.store.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Prints what a tick with 100 due costs among many open cases, compared with one among few; SQLite, in turns. */
public final class TickRatio {
    private static final int WARMUPS = 3;

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
        double[] ofFew = new double[minutes];
        double[] ofMany = new double[minutes];
        for (int minute = 0; minute < minutes; minute++) {
            if (minute % 2 == 0) {
                ofFew[minute] = few.tick(minute) / 1e6;
                ofMany[minute] = many.tick(minute) / 1e6;
            } else {
                ofMany[minute] = many.tick(minute) / 1e6;
                ofFew[minute] = few.tick(minute) / 1e6;
            }
        }
        DoubleStream ratios = IntStream.range(WARMUPS, minutes).mapToDouble(minute -> ofMany[minute] / ofFew[minute]);
        System.out.printf(Locale.ROOT, "tick among few:  %s ms%n", measured(ofFew));
        System.out.printf(Locale.ROOT, "tick among many: %s ms%n", measured(ofMany));
        System.out.printf(
                Locale.ROOT, "many / few: %s, median (min .. max), goal at most 1.5%n", Spread.of(ratios));
    }

    private static Spread measured(double[] times) {
        return Spread.of(Arrays.stream(times).skip(WARMUPS));
    }
}
