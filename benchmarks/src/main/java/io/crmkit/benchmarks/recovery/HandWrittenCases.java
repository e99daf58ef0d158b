package io.crmkit.benchmarks.recovery;

import io.crmkit.benchmarks.store.Database;
import io.crmkit.benchmarks.store.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Acknowledging a case as a careful programmer writes it by hand: a table for cases, one for their clocks, milestones and journal, a log
 * of changes, the same ways to find cases, every statement prepared once. It reads the case and its clocks, checks state and
 * milestone, and writes what changed, in one transaction under the version of the case.
 */
final class HandWrittenCases implements AutoCloseable {
    private static final List<String> TABLES = List.of(
            "CREATE TABLE recovery_case (id TEXT PRIMARY KEY, version BIGINT NOT NULL, entries BIGINT NOT NULL,"
                    + " number TEXT NOT NULL UNIQUE, customer TEXT NOT NULL, kind TEXT NOT NULL, severity TEXT NOT NULL,"
                    + " source TEXT NOT NULL, received_at BIGINT NOT NULL, reference TEXT, fingerprint TEXT NOT NULL,"
                    + " policy TEXT NOT NULL, state TEXT NOT NULL, cycle INTEGER NOT NULL, owner TEXT NOT NULL,"
                    + " next_due_at BIGINT NOT NULL, changed_at BIGINT NOT NULL, acted_at BIGINT NOT NULL) WITHOUT ROWID",
            "CREATE UNIQUE INDEX open_fingerprint ON recovery_case (fingerprint) WHERE state = 'OPEN'",
            "CREATE INDEX by_customer ON recovery_case (customer, received_at, id)",
            "CREATE INDEX by_state ON recovery_case (state, received_at, id)",
            "CREATE INDEX by_next_due ON recovery_case (next_due_at, id)",
            "CREATE INDEX by_policy ON recovery_case (policy, id)",
            "CREATE INDEX by_owner ON recovery_case (owner, state, id)",
            "CREATE TABLE clock (case_id TEXT NOT NULL, target TEXT NOT NULL, cycle INTEGER NOT NULL, budget TEXT NOT NULL,"
                    + " started_at BIGINT NOT NULL, due_at BIGINT NOT NULL, stopped_at BIGINT, ended_by TEXT,"
                    + " PRIMARY KEY (case_id, target, cycle)) WITHOUT ROWID",
            "CREATE TABLE milestone (case_id TEXT NOT NULL, kind TEXT NOT NULL, cycle INTEGER NOT NULL, at BIGINT NOT NULL,"
                    + " channel TEXT NOT NULL, PRIMARY KEY (case_id, kind, cycle)) WITHOUT ROWID",
            "CREATE TABLE case_event (customer TEXT NOT NULL, case_id TEXT NOT NULL, sequence BIGINT NOT NULL,"
                    + " type TEXT NOT NULL, version BIGINT NOT NULL, state TEXT NOT NULL, at BIGINT NOT NULL,"
                    + " recorded_at BIGINT NOT NULL, by TEXT NOT NULL, change TEXT NOT NULL,"
                    + " PRIMARY KEY (customer, case_id, sequence)) WITHOUT ROWID",
            "CREATE TABLE change (seq INTEGER PRIMARY KEY, entity TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,"
                    + " version BIGINT NOT NULL, at BIGINT NOT NULL, actor TEXT NOT NULL)");

    private final Connection connection;
    private final Transactions transactions;
    private final PreparedStatement findCase;
    private final PreparedStatement findClocks;
    private final PreparedStatement findMilestone;
    private final PreparedStatement addMilestone;
    private final PreparedStatement stopClock;
    private final PreparedStatement updateCase;
    private final PreparedStatement addEvent;
    private final PreparedStatement addChange;

    /** Makes the tables, with open cases that have the ids 0, 1, ... */
    HandWrittenCases(Database database, String side, int cases) throws SQLException {
        connection = database.connect(side);
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
        transactions = database.transactions(connection);
        fill(cases);
        findCase = connection.prepareStatement("SELECT version, entries, customer, state, cycle, severity, policy,"
                + " received_at, changed_at, acted_at FROM recovery_case WHERE id = ?");
        findClocks = connection.prepareStatement(
                "SELECT target, cycle, budget, started_at, due_at, stopped_at FROM clock WHERE case_id = ?");
        findMilestone =
                connection.prepareStatement("SELECT at FROM milestone WHERE case_id = ? AND kind = ? AND cycle = ?");
        addMilestone = connection.prepareStatement("INSERT INTO milestone VALUES (?, ?, ?, ?, ?)");
        stopClock = connection.prepareStatement(
                "UPDATE clock SET stopped_at = ?, ended_by = ? WHERE case_id = ? AND target = ? AND cycle = ?");
        updateCase = connection.prepareStatement("UPDATE recovery_case SET version = ?, entries = ?, next_due_at = ?,"
                + " changed_at = ?, acted_at = ? WHERE id = ? AND version = ?");
        addEvent = connection.prepareStatement("INSERT INTO case_event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        addChange = connection.prepareStatement(
                "INSERT INTO change (entity, id, kind, version, at, actor) VALUES ('case', ?, 'UPDATED', ?, ?, 'system')");
    }

    private void fill(int cases) throws SQLException {
        transactions.begin().run();
        try (PreparedStatement addCase = connection.prepareStatement(
                        "INSERT INTO recovery_case VALUES (?, 1, 1, ?, ?, 'DELAY', 'LOW', 'COMPLAINT', 1000, ?, ?,"
                                + " 'benchmark-1', 'OPEN', 1, '', 31537000, 1000, 1000)");
                PreparedStatement addClock = connection.prepareStatement(
                        "INSERT INTO clock VALUES (?, ?, 1, 'PT8760H', 1000, 31537000, NULL, NULL)")) {
            for (int i = 0; i < cases; i++) {
                set(
                        addCase,
                        id(i),
                        "R-" + i,
                        "customer-" + i / 10,
                        "trip-" + i,
                        "customer-" + i / 10 + "/DELAY/trip-" + i);
                addCase.executeUpdate();
                for (String target : List.of("ACKNOWLEDGE", "RESOLVE")) {
                    set(addClock, id(i), target);
                    addClock.executeUpdate();
                }
            }
        }
        transactions.commit().run();
    }

    private static String id(int number) {
        return "019b8d99-6900-7000-bb13-" + (100_000_000_000L + number);
    }

    static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** Acknowledges a case. */
    void acknowledge(int number, long now) throws SQLException {
        String id = id(number);
        transactions.begin().run();
        set(findCase, id);
        long version;
        long entries;
        String customer;
        String state;
        int cycle;
        try (ResultSet found = findCase.executeQuery()) {
            require(found.next());
            version = found.getLong(1);
            entries = found.getLong(2);
            customer = found.getString(3);
            state = found.getString(4);
            cycle = found.getInt(5);
        }
        require(state.equals("OPEN"));
        set(findMilestone, id, "ACKNOWLEDGED", cycle);
        try (ResultSet found = findMilestone.executeQuery()) {
            require(!found.next());
        }
        long nextDue = nextDueWithoutAcknowledgement(id);
        set(addMilestone, id, "ACKNOWLEDGED", cycle, now, "PHONE");
        addMilestone.executeUpdate();
        set(stopClock, now, "MILESTONE", id, "ACKNOWLEDGE", cycle);
        stopClock.executeUpdate();
        set(updateCase, version + 1, entries + 1, nextDue, now, now, id, version);
        require(updateCase.executeUpdate() == 1);
        String change = "{\"version\":" + (version + 1) + ",\"actedAt\":" + now + ",\"milestones\":[{\"kind\":"
                + "\"ACKNOWLEDGED\",\"cycle\":" + cycle + ",\"channel\":\"PHONE\"}]}";
        set(addEvent, customer, id, entries + 1, "ACKNOWLEDGED", version + 1, state, now, now, "system", change);
        addEvent.executeUpdate();
        set(addChange, id, version + 1, now);
        addChange.executeUpdate();
        transactions.commit().run();
    }

    private long nextDueWithoutAcknowledgement(String id) throws SQLException {
        long next = Long.MAX_VALUE;
        set(findClocks, id);
        try (ResultSet clocks = findClocks.executeQuery()) {
            while (clocks.next()) {
                if (!clocks.getString(1).equals("ACKNOWLEDGE") && clocks.getObject(6) == null) {
                    next = Math.min(next, clocks.getLong(5) + 1);
                }
            }
        }
        return next;
    }

    static void require(boolean met) {
        if (!met) {
            throw new IllegalStateException("not as expected");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
