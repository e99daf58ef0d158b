package io.crmkit.recovery.world;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a SQLite file holds, as text: the rows of each table. */
public final class StoreDump {
    private StoreDump() {}

    public static Map<String, List<String>> of(Path file) {
        Map<String, List<String>> dump = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String table : rows(statement, "SELECT name FROM sqlite_master WHERE type = 'table'")) {
                dump.put(table, rows(statement, "SELECT * FROM \"" + table.strip() + "\""));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return dump;
    }

    private static List<String> rows(Statement statement, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    byte[] cell = found.getBytes(column);
                    row.append(cell == null ? "NULL" : new String(cell, StandardCharsets.UTF_8))
                            .append(' ');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }
}
