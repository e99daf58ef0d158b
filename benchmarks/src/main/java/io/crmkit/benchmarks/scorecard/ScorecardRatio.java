package io.crmkit.benchmarks.scorecard;

import io.crmkit.benchmarks.Spread;
import io.crmkit.benchmarks.store.Database;
import io.crmkit.core.Crm;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Prints how much longer the library takes for a scorecard of stored feedback than hand-written statements over a table of it. */
public final class ScorecardRatio {
    private static final int ROUNDS = 7;
    private static final String BY_HAND = "scorecard_by_hand";
    private static final String LIBRARY = "scorecard_library";

    private ScorecardRatio() {}

    /**
     * Fills both and asks in turns; about half an hour, most of it to store five million answers one by one.
     *
     * @param args the database, {@code sqlite} (or none) or {@code postgresql}; the number of answers, five million if there is
     *     none
     */
    public static void main(String[] args) throws IOException, SQLException {
        String kind = args.length > 0 ? args[0] : "sqlite";
        int answers = args.length > 1 ? Integer.parseInt(args[1]) : 5_000_000;
        try (Database database = Database.of(kind, "")) {
            try (Connection connection = database.connect(BY_HAND);
                    Crm crm = Crm.builder(database.crmKit(LIBRARY)).build()) {
                FeedbackTable.create(database, connection, answers);
                FeedbackTable.settle(database, connection);
                LibraryScorecard.copy(connection, crm);
                settle(database);
                System.out.printf("%s, %d answers, library to hand-written: median (least .. most)%n", kind, answers);
                ratios(database, connection, crm).forEach((form, ratio) -> System.out.printf("%s %s%n", form, ratio));
            }
            database.remove(BY_HAND, LIBRARY);
        }
    }

    /** What a server does by itself in time: fresh statistics, and on PostgreSQL a map of what all may see. */
    private static void settle(Database database) throws SQLException {
        try (Connection connection = database.connect(LIBRARY);
                Statement statement = connection.createStatement()) {
            statement.execute(database.remote() ? "VACUUM ANALYZE" : "ANALYZE");
        }
    }

    private static Map<HandWrittenScorecard, Spread> ratios(Database database, Connection connection, Crm crm)
            throws SQLException {
        Map<HandWrittenScorecard, List<Double>> ratios = new EnumMap<>(HandWrittenScorecard.class);
        for (int round = 0; round <= ROUNDS; round++) {
            for (HandWrittenScorecard form : HandWrittenScorecard.values()) {
                long start = System.nanoTime();
                int byHand = form.tallies(database, connection).size();
                long between = System.nanoTime();
                int library = LibraryScorecard.tallies(crm).size();
                long end = System.nanoTime();
                if (library != byHand) {
                    throw new IllegalStateException(library + " cells instead of " + byHand);
                }
                if (round > 0) { // the first one warms up
                    ratios.computeIfAbsent(form, first -> new ArrayList<>())
                            .add((double) (end - between) / (between - start));
                }
            }
        }
        Map<HandWrittenScorecard, Spread> spreads = new EnumMap<>(HandWrittenScorecard.class);
        ratios.forEach(
                (form, values) -> spreads.put(form, Spread.of(values.stream().mapToDouble(Double::doubleValue))));
        return spreads;
    }
}
