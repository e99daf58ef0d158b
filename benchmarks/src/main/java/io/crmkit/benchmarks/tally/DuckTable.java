package io.crmkit.benchmarks.tally;

import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.rating.RatingTally;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The columns as a table of DuckDB in memory, of the smallest types, and the form of the question that it answers fastest: by
 * segment and rating, which it counts in an array without a hash table. Scores by {@code FILTER} or {@code CASE} took longer.
 */
final class DuckTable implements AutoCloseable {
    private final Connection connection;

    private DuckTable(Connection connection) {
        this.connection = connection;
    }

    /** Fills a table with the columns, several times over, each time in the same order. */
    static DuckTable of(byte[] segment, byte[] rating, int times, int threads) throws SQLException {
        DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
            for (String table : List.of("part", "answer")) {
                statement.execute("CREATE TABLE " + table + " (segment UTINYINT NOT NULL, rating UTINYINT NOT NULL)");
            }
            try (DuckDBAppender rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "part")) {
                for (int i = 0; i < segment.length; i++) {
                    rows.beginRow();
                    rows.append(segment[i]);
                    rows.append(rating[i]);
                    rows.endRow();
                }
            }
            for (int i = 0; i < times; i++) {
                statement.execute("INSERT INTO answer SELECT * FROM part");
            }
            statement.execute("DROP TABLE part");
        }
        return new DuckTable(connection);
    }

    /** Returns the tally of each segment. */
    List<RatingTally> tallies(RatingScale scale, int segments) throws SQLException {
        List<RatingTally.Builder> builders = new ArrayList<>(segments);
        for (int i = 0; i < segments; i++) {
            builders.add(RatingTally.builder(scale));
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT segment, rating, count(*) FROM answer GROUP BY segment, rating")) {
            while (rows.next()) {
                builders.get(rows.getInt(1)).add(rows.getInt(2), rows.getLong(3));
            }
        }
        return builders.stream().map(RatingTally.Builder::build).toList();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
