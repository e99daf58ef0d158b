package io.crmkit.store.jdbc;

import io.crmkit.store.LogEntry;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The logs of all tenants: a head with the last sequence of each, and the entries. */
final class Logs {
    private static final String AT_END = "INSERT INTO crm_log_head (tenant, log, last) VALUES (?, ?, ?)"
            + " ON CONFLICT (tenant, log) DO UPDATE SET last = last + excluded.last RETURNING last";
    private static final String FIRST =
            "INSERT INTO crm_log_head (tenant, log, last) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String NEXT =
            "UPDATE crm_log_head SET last = last + ? WHERE tenant = ? AND log = ? AND last = ?";
    private static final String ENTRY = "INSERT INTO crm_log (tenant, log, seq, body) VALUES (?, ?, ?, ?)";

    // One statement, so that the last sequence is of the same moment as the entries.
    private static final String READ = "SELECT head.last, entry.seq, entry.body FROM crm_log_head head"
            + " LEFT JOIN crm_log entry ON entry.tenant = head.tenant AND entry.log = head.log AND entry.seq > ?"
            + " WHERE head.tenant = ? AND head.log = ? ORDER BY entry.seq LIMIT ?";

    private Logs() {}

    /** Returns whether the condition held and the entries were appended. */
    static boolean append(Session session, String tenant, Op.Append append) throws SQLException {
        long last = moveHead(session, tenant, append);
        if (last < 0) {
            return false;
        }
        PreparedStatement entry = session.prepare(ENTRY);
        entry.setString(1, tenant);
        entry.setString(2, append.log());
        long sequence = last - append.bodies().size();
        for (String body : append.bodies()) {
            entry.setLong(3, ++sequence);
            entry.setString(4, body);
            entry.executeUpdate();
        }
        return true;
    }

    /** Returns the sequence of the last entry to be, or -1 if the log does not end where it was expected to. */
    private static long moveHead(Session session, String tenant, Op.Append append) throws SQLException {
        int size = append.bodies().size();
        if (append.expectedLast() == Op.Append.AT_END) {
            PreparedStatement statement = session.prepare(AT_END);
            statement.setString(1, tenant);
            statement.setString(2, append.log());
            statement.setLong(3, size);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
        PreparedStatement statement;
        if (append.expectedLast() == 0) {
            statement = session.prepare(FIRST);
            statement.setString(1, tenant);
            statement.setString(2, append.log());
            statement.setLong(3, size);
        } else {
            statement = session.prepare(NEXT);
            statement.setLong(1, size);
            statement.setString(2, tenant);
            statement.setString(3, append.log());
            statement.setLong(4, append.expectedLast());
        }
        return statement.executeUpdate() == 1 ? append.expectedLast() + size : -1;
    }

    static LogSlice read(Session session, String tenant, String log, long after, int limit) throws SQLException {
        PreparedStatement statement = session.prepare(READ);
        statement.setLong(1, after);
        statement.setString(2, tenant);
        statement.setString(3, log);
        statement.setLong(4, limit);
        List<LogEntry> entries = new ArrayList<>();
        long last = 0;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                last = rows.getLong(1);
                long sequence = rows.getLong(2);
                if (sequence > 0) { // a head without entries behind the position is joined with nothing
                    entries.add(new LogEntry(sequence, rows.getString(3)));
                }
            }
        }
        return new LogSlice(entries, last);
    }
}
