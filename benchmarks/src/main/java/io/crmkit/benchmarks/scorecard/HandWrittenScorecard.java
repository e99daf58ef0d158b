package io.crmkit.benchmarks.scorecard;

import io.crmkit.benchmarks.store.Database;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.rating.RatingTally;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/** Counts per segment, calendar month and rating, in two forms; both read the index only. */
enum HandWrittenScorecard {
    /** Each row says which month it belongs to. SQLite knows no time zones: its months are those of UTC. */
    BY_DATE {
        @Override
        String sql(Database database) {
            String month = database.remote()
                    ? "to_char(to_timestamp(answered_at / 1000000) AT TIME ZONE '" + FeedbackTable.ZONE
                            + "', 'YYYY-MM')"
                    : "strftime('%Y-%m', answered_at / 1000000, 'unixepoch')";
            return "SELECT segment, " + month + ", rating, count(*) FROM feedback"
                    + " WHERE survey = ? AND question = ? GROUP BY 1, 2, 3";
        }
    },
    /** Each month of a segment is a range of the index. */
    BY_RANGE {
        @Override
        String sql(Database database) {
            return "SELECT s.name, m.name, f.rating, count(*) FROM segment s CROSS JOIN month m CROSS JOIN feedback f"
                    + " WHERE f.survey = ? AND f.question = ? AND f.segment = s.name"
                    + " AND f.answered_at >= m.starts AND f.answered_at < m.ends GROUP BY 1, 2, 3";
        }
    };

    abstract String sql(Database database);

    /** Returns the tally of each segment in each month. */
    Map<Cell, RatingTally> tallies(Database database, Connection connection) throws SQLException {
        Map<Cell, RatingTally.Builder> builders = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql(database))) {
            statement.setString(1, FeedbackTable.SURVEY);
            statement.setString(2, FeedbackTable.QUESTION);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    builders.computeIfAbsent(
                                    new Cell(rows.getString(1), YearMonth.parse(rows.getString(2))),
                                    cell -> RatingTally.builder(RatingScale.ZERO_TO_TEN))
                            .add(rows.getInt(3), rows.getLong(4));
                }
            }
        }
        Map<Cell, RatingTally> tallies = new HashMap<>();
        builders.forEach((cell, builder) -> tallies.put(cell, builder.build()));
        return tallies;
    }
}
