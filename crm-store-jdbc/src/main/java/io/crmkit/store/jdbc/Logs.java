package io.crmkit.store.jdbc;

import io.crmkit.store.LogEntry;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The logs of all tenants: a head with the last sequence of each, and the entries. */
final class Logs {
    private final String atEnd;
    private final String first;
    private final String next;
    private final String entry;
    private final String read;

    Logs(TableNames names) {
        String insert = "INSERT INTO " + names.logHead() + " AS head (tenant, log, last) VALUES (?, ?, ?) ON CONFLICT";
        atEnd = insert + " (tenant, log) DO UPDATE SET last = head.last + excluded.last";
        first = insert + " DO NOTHING";
        next = "UPDATE " + names.logHead() + " SET last = last + ? WHERE tenant = ? AND log = ? AND last = ?";
        // The head has moved already, and says where the entry belongs. When it has not, because the log does not end
        // where it should, the place may be taken: that is one conflict, not an error.
        entry = "INSERT INTO " + names.log() + " (tenant, log, seq, body) SELECT tenant, log, last - ?, ? FROM "
                + names.logHead() + " WHERE tenant = ? AND log = ? ON CONFLICT DO NOTHING";
        // One statement, so that the last sequence is of the same moment as the entries.
        read = "SELECT last, 0 AS seq, '' AS body FROM " + names.logHead() + " WHERE tenant = ? AND log = ?"
                + " UNION ALL SELECT * FROM (SELECT 0, seq, body FROM " + names.log()
                + " WHERE tenant = ? AND log = ? AND seq > ? ORDER BY seq LIMIT ?) entries";
    }

    /** Returns the step that moves the head; the entries follow it. */
    Step head(String tenant, Op.Append append) {
        int size = append.bodies().size();
        long expected = append.expectedLast();
        if (expected > 0) {
            return new Step.Change(append.key(), next, parameters -> {
                parameters.add(size);
                parameters.add(tenant);
                parameters.add(append.log());
                parameters.add(expected);
            });
        }
        return new Step.Change(append.key(), expected == Op.Append.AT_END ? atEnd : first, parameters -> {
            parameters.add(tenant);
            parameters.add(append.log());
            parameters.add(size);
        });
    }

    /** Adds the steps that write the entries. */
    void addEntries(String tenant, Op.Append append, List<Step> steps) {
        int after = append.bodies().size();
        for (String body : append.bodies()) {
            int back = --after;
            steps.add(new Step.Change(append.key(), entry, parameters -> {
                parameters.add(back);
                parameters.add(body);
                parameters.add(tenant);
                parameters.add(append.log());
            }));
        }
    }

    LogSlice read(Session session, String tenant, String log, long after, int limit) throws SQLException {
        PreparedStatement statement = session.prepare(read);
        statement.setString(1, tenant);
        statement.setString(2, log);
        statement.setString(3, tenant);
        statement.setString(4, log);
        statement.setLong(5, after);
        statement.setLong(6, limit);
        List<LogEntry> entries = new ArrayList<>();
        long last = 0;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                if (rows.getLong(2) == 0) {
                    last = rows.getLong(1);
                } else {
                    entries.add(new LogEntry(rows.getLong(2), Session.text(rows, 3)));
                }
            }
        }
        entries.sort(Comparator.comparingLong(LogEntry::sequence)); // they are, but a union promises no order
        return new LogSlice(entries, last);
    }
}
