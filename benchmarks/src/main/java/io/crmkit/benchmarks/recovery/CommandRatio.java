package io.crmkit.benchmarks.recovery;

import io.crmkit.benchmarks.Spread;
import io.crmkit.benchmarks.store.Database;
import io.crmkit.core.interaction.Channel;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** Prints what it costs to acknowledge a case over the JDBC store, compared with the same writes by hand; SQLite, in turns. */
public final class CommandRatio {
    private static final int WARMUPS = 5;
    private static final int A_ROUND = 100;

    private CommandRatio() {}

    /**
     * Runs the comparison.
     *
     * @param args the number of rounds of 100 commands each, 25 if there is none
     */
    public static void main(String[] args) throws IOException, SQLException {
        int rounds = (args.length > 0 ? Integer.parseInt(args[0]) : 25) + WARMUPS;
        try (Database database = Database.of("sqlite", "")) {
            try (OpenCases ours = new OpenCases(database, "ours", rounds * A_ROUND, 0);
                    HandWrittenCases byHand = new HandWrittenCases(database, "by-hand", rounds * A_ROUND)) {
                compare(ours, byHand, rounds);
            }
            database.remove("by-hand");
        }
    }

    private static void compare(OpenCases ours, HandWrittenCases byHand, int rounds) throws SQLException {
        double[] times = new double[rounds];
        double[] handTimes = new double[rounds];
        for (int number = 0;
                number < rounds * A_ROUND;
                number++) { // command by command, so that both meet the same disk
            int round = number / A_ROUND;
            if (number % 2 == 0) {
                times[round] += ours(ours, number);
                handTimes[round] += byHand(byHand, number);
            } else {
                handTimes[round] += byHand(byHand, number);
                times[round] += ours(ours, number);
            }
        }
        System.out.printf(Locale.ROOT, "CRM Kit: %s us%n", measured(times));
        System.out.printf(Locale.ROOT, "by hand: %s us%n", measured(handTimes));
        System.out.printf(
                Locale.ROOT,
                "ratio:   %s (goal 1.5)%n",
                Spread.of(IntStream.range(WARMUPS, rounds).mapToDouble(round -> times[round] / handTimes[round])));
    }

    private static double ours(OpenCases cases, int number) {
        long start = System.nanoTime();
        cases.recovery().acknowledge(cases.ids().get(number), Channel.PHONE);
        return microseconds(start);
    }

    private static double byHand(HandWrittenCases cases, int number) throws SQLException {
        long start = System.nanoTime();
        cases.acknowledge(number, 2_000);
        return microseconds(start);
    }

    /** Of one command, as a share of the round. */
    private static double microseconds(long start) {
        return (System.nanoTime() - start) / 1e3 / A_ROUND;
    }

    private static Spread measured(double[] times) {
        return Spread.of(Arrays.stream(times).skip(WARMUPS));
    }
}
