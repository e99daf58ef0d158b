package io.crmkit.benchmarks.scorecard;

import io.crmkit.benchmarks.store.Database;
import io.crmkit.benchmarks.store.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Feedback in the table that a careful programmer makes for it: a column for each fact, and an index that holds all a scorecard
 * asks for, so that no row of the table is read. Twenty segments, twenty-four months, answers of two surveys; seeded.
 */
final class FeedbackTable {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final List<YearMonth> MONTHS =
            IntStream.range(0, 24).mapToObj(YearMonth.of(2024, 1)::plusMonths).toList();
    static final List<String> SEGMENTS =
            IntStream.range(0, 20).mapToObj(i -> "segment-" + i).toList();
    static final String SURVEY = "relationship";
    static final String QUESTION = "recommend";

    private static final int BATCH = 10_000;
    private static final int COMMITTED = 50 * BATCH;

    private FeedbackTable() {}

    /** Makes the tables and fills them: so many answers to the question, and a tenth as many of another survey. */
    static void create(Database database, Connection connection, int answers) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE feedback (id " + database.numbered() + ", survey TEXT NOT NULL,"
                    + " question TEXT NOT NULL, segment TEXT NOT NULL, answered_at BIGINT NOT NULL, rating SMALLINT)");
            statement.execute("CREATE TABLE segment (name TEXT NOT NULL PRIMARY KEY)");
            statement.execute("CREATE TABLE month (name TEXT NOT NULL, starts BIGINT NOT NULL PRIMARY KEY,"
                    + " ends BIGINT NOT NULL)");
            for (String segment : SEGMENTS) {
                statement.execute("INSERT INTO segment VALUES ('" + segment + "')");
            }
            for (YearMonth month : MONTHS) {
                statement.execute("INSERT INTO month VALUES ('" + month + "', " + starts(month) + ", "
                        + starts(month.plusMonths(1)) + ")");
            }
            fill(database.transactions(connection), connection, answers);
            statement.execute("CREATE INDEX feedback_of_scorecards"
                    + " ON feedback (survey, question, segment, answered_at, rating)");
            statement.execute("ANALYZE");
        }
    }

    /** Lets PostgreSQL know that the rows need no check of their visibility; a running database does it by itself. */
    static void settle(Database database, Connection connection) throws SQLException {
        if (database.remote()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("VACUUM ANALYZE feedback");
            }
        }
    }

    private static void fill(Transactions transactions, Connection connection, int answers) throws SQLException {
        SplittableRandom random = new SplittableRandom(20_261_121);
        long from = starts(MONTHS.get(0));
        long to = starts(MONTHS.get(MONTHS.size() - 1).plusMonths(1));
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO feedback (survey, question, segment, answered_at, rating) VALUES (?, ?, ?, ?, ?)")) {
            transactions.begin().run();
            for (int i = 0; i < answers; i++) {
                add(insert, SURVEY, random, from, to);
                if (i % 10 == 0) {
                    add(insert, "transaction", random, from, to);
                }
                if (i % BATCH == BATCH - 1) {
                    insert.executeBatch();
                }
                if (i % COMMITTED == COMMITTED - 1) {
                    transactions.commit().run();
                    transactions.begin().run();
                }
            }
            insert.executeBatch();
            transactions.commit().run();
        }
    }

    private static void add(PreparedStatement insert, String survey, SplittableRandom random, long from, long to)
            throws SQLException {
        insert.setString(1, survey);
        insert.setString(2, QUESTION);
        insert.setString(3, SEGMENTS.get(random.nextInt(SEGMENTS.size())));
        insert.setLong(4, random.nextLong(from, to));
        insert.setInt(5, random.nextInt(11));
        insert.addBatch();
    }

    /** Returns when a month begins where the scorecard is read, in microseconds since 1970. */
    private static long starts(YearMonth month) {
        Instant start = month.atDay(1).atStartOfDay(ZONE).toInstant();
        return ChronoUnit.MICROS.between(Instant.EPOCH, start);
    }
}
