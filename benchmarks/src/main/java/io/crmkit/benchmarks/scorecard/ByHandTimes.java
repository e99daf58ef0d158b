package io.crmkit.benchmarks.scorecard;

import io.crmkit.benchmarks.Spread;
import io.crmkit.benchmarks.store.Database;
import io.crmkit.metrics.rating.RatingTally;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Prints how long hand-written statements take for a scorecard of stored feedback: what the library has to compare with. */
public final class ByHandTimes {
    private static final int ROUNDS = 7;
    private static final String SIDE = "scorecard_by_hand";

    private ByHandTimes() {}

    /**
     * Fills the tables and asks in turns; minutes.
     *
     * @param args the database, {@code sqlite} (or none) or {@code postgresql}; the number of answers, five million if there is
     *     none
     */
    public static void main(String[] args) throws IOException, SQLException {
        String kind = args.length > 0 ? args[0] : "sqlite";
        int answers = args.length > 1 ? Integer.parseInt(args[1]) : 5_000_000;
        try (Database database = Database.of(kind, "")) {
            try (Connection connection = database.connect(SIDE)) {
                FeedbackTable.create(database, connection, answers);
                FeedbackTable.settle(database, connection);
                System.out.printf("%s, %d answers, milliseconds: median (least .. most)%n", kind, answers);
                times(database, connection, answers)
                        .forEach((form, spread) -> System.out.printf("%s %s%n", form, spread));
            }
            database.remove(SIDE);
        }
    }

    private static Map<HandWrittenScorecard, Spread> times(Database database, Connection connection, int answers)
            throws SQLException {
        Map<HandWrittenScorecard, List<Double>> times = new EnumMap<>(HandWrittenScorecard.class);
        for (int round = 0; round <= ROUNDS; round++) {
            for (HandWrittenScorecard form : HandWrittenScorecard.values()) {
                long start = System.nanoTime();
                Map<Cell, RatingTally> tallies = form.tallies(database, connection);
                double time = (System.nanoTime() - start) / 1e6;
                long counted =
                        tallies.values().stream().mapToLong(RatingTally::rows).sum();
                if (counted != answers) {
                    throw new IllegalStateException(counted + " answers instead of " + answers);
                }
                if (round > 0) { // the first one warms up
                    times.computeIfAbsent(form, first -> new ArrayList<>()).add(time);
                }
            }
        }
        Map<HandWrittenScorecard, Spread> spreads = new EnumMap<>(HandWrittenScorecard.class);
        times.forEach(
                (form, values) -> spreads.put(form, Spread.of(values.stream().mapToDouble(Double::doubleValue))));
        return spreads;
    }
}
