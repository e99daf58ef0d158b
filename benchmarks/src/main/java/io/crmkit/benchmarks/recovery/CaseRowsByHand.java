package io.crmkit.benchmarks.recovery;

import io.crmkit.benchmarks.store.Database;
import io.crmkit.benchmarks.store.Transactions;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.feed.Change;
import io.crmkit.core.feed.ChangeFeed;
import io.crmkit.core.feed.ChangeKind;
import io.crmkit.core.feed.FeedEntry;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.json.JsonCodec;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.Milestone;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.deadline.ClockEnd;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The same writes by hand: a row with the same columns, indexes and JSON for each case, the same journal entry and the same entry of
 * a change log, in one transaction under the version of the case. Every statement is prepared once, the case is read and written
 * once, only the column that changes is named in the update, and a foreign key sees to it that the customer exists.
 */
final class CaseRowsByHand implements AutoCloseable {
    private static final List<String> TABLES = List.of(
            "CREATE TABLE customer (id TEXT PRIMARY KEY) WITHOUT ROWID",
            "CREATE TABLE recovery_case (id TEXT PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL,"
                    + " customer TEXT NOT NULL REFERENCES customer, state TEXT NOT NULL, received_at INTEGER NOT NULL,"
                    + " next_due_at INTEGER NOT NULL, planned_by TEXT NOT NULL, owner TEXT NOT NULL,"
                    + " updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL)",
            "CREATE INDEX by_customer ON recovery_case (customer, received_at, id)",
            "CREATE INDEX by_state ON recovery_case (state, received_at, id)",
            "CREATE INDEX by_next_due ON recovery_case (next_due_at, id)",
            "CREATE INDEX by_policy ON recovery_case (planned_by, id)",
            "CREATE INDEX by_owner ON recovery_case (owner, state, id)",
            "CREATE TABLE case_event (customer TEXT NOT NULL REFERENCES customer, sequence INTEGER NOT NULL,"
                    + " body TEXT NOT NULL, PRIMARY KEY (customer, sequence)) WITHOUT ROWID",
            "CREATE TABLE change (sequence INTEGER PRIMARY KEY, body TEXT NOT NULL)");

    private static final JsonCodec<RecoveryCase> CASE = JsonCodec.of(RecoveryCase.class);
    private static final JsonCodec<Entry> ENTRY = JsonCodec.of(Entry.class);
    private static final JsonCodec<Patch> PATCH = JsonCodec.of(Patch.class);

    /** What acknowledging changes in the JSON of a case. */
    record Patch(
            Instant actedAt,
            Instant changedAt,
            List<SlaClock> clocks,
            int entries,
            List<Milestone> milestones,
            int version) {}

    /** An entry of the journal. */
    record Entry(
            Instant at,
            Actor by,
            String caseId,
            String change,
            int cycle,
            Instant recordedAt,
            int sequence,
            CaseState state,
            String type,
            int version) {}

    private final Connection connection;
    private final Transactions transactions;
    private final PreparedStatement find;
    private final PreparedStatement update;
    private final PreparedStatement addEvent;
    private final PreparedStatement addChange;

    /** Makes the tables and puts cases into them, with the first entry of their journal. */
    CaseRowsByHand(Database database, String side, List<RecoveryCase> cases) throws SQLException {
        connection = database.connect(side);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = ON");
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
        transactions = database.transactions(connection);
        find = connection.prepareStatement("SELECT version, body FROM recovery_case WHERE id = ?");
        update = connection.prepareStatement("UPDATE recovery_case SET version = ?, body = ?, next_due_at = ?,"
                + " updated_at = ?, updated_by = ? WHERE id = ? AND version = ?");
        addEvent = connection.prepareStatement("INSERT INTO case_event SELECT ?1,"
                + " (SELECT COALESCE(MAX(sequence), 0) + 1 FROM case_event WHERE customer = ?1), ?2");
        addChange = connection.prepareStatement("INSERT INTO change (body) VALUES (?)");
        fill(cases);
    }

    private void fill(List<RecoveryCase> cases) throws SQLException {
        transactions.begin().run();
        try (PreparedStatement addCustomer = connection.prepareStatement("INSERT OR IGNORE INTO customer VALUES (?)");
                PreparedStatement addCase = connection.prepareStatement(
                        "INSERT INTO recovery_case VALUES (?, 1, ?, ?, ?, ?, ?, ?, '', 0, '')")) {
            for (RecoveryCase opened : cases) {
                HandWrittenCases.set(addCustomer, opened.customer().value());
                addCustomer.executeUpdate();
                String body = CASE.encode(opened);
                HandWrittenCases.set(
                        addCase,
                        opened.id().value(),
                        body,
                        opened.customer().value(),
                        opened.state().name(),
                        opened.receivedAt().getEpochSecond(),
                        nextDue(opened),
                        opened.policy());
                addCase.executeUpdate();
                HandWrittenCases.set(addEvent, opened.customer().value(), body);
                addEvent.executeUpdate();
            }
        }
        transactions.commit().run();
    }

    private static long nextDue(RecoveryCase of) {
        return of.nextDueAt().map(Instant::getEpochSecond).orElse(Long.MAX_VALUE);
    }

    /** Acknowledges a case. */
    RecoveryCase acknowledge(RecoveryCaseId id, Instant now) throws SQLException {
        transactions.begin().run();
        HandWrittenCases.set(find, id.value());
        long version;
        RecoveryCase before;
        try (ResultSet found = find.executeQuery()) {
            HandWrittenCases.require(found.next());
            version = found.getLong(1);
            before = CASE.decode(found.getString(2));
        }
        RecoveryCase after = acknowledged(before, now);
        HandWrittenCases.set(
                update,
                version + 1,
                CASE.encode(after),
                nextDue(after),
                now.getEpochSecond(),
                Actor.SYSTEM.id(),
                id.value(),
                version);
        HandWrittenCases.require(update.executeUpdate() == 1);
        HandWrittenCases.set(addEvent, after.customer().value(), ENTRY.encode(entry(after, now)));
        addEvent.executeUpdate();
        List<Change> changes = List.of(
                new Change("recovery_case", id.value(), ChangeKind.UPDATED, version + 1),
                new Change("recovery", after.customer().value(), ChangeKind.APPENDED, 0));
        UUID batch = new UUID(now.getEpochSecond(), version);
        HandWrittenCases.set(addChange, ChangeFeed.encode(new FeedEntry(batch, now, Actor.SYSTEM, changes)));
        addChange.executeUpdate();
        transactions.commit().run();
        return after;
    }

    private static RecoveryCase acknowledged(RecoveryCase before, Instant now) {
        HandWrittenCases.require(before.state() == CaseState.OPEN);
        HandWrittenCases.require(before.milestone(Milestone.Kind.ACKNOWLEDGED).isEmpty());
        List<Milestone> milestones = new ArrayList<>(before.milestones());
        milestones.add(
                new Milestone(Milestone.Kind.ACKNOWLEDGED, before.cycle(), now, Optional.of(Channel.PHONE)));
        List<SlaClock> clocks = new ArrayList<>();
        for (SlaClock clock : before.clocks()) {
            boolean stops = clock.target() == Target.ACKNOWLEDGE && !clock.hasEnded();
            HandWrittenCases.require(!stops || !clock.lateAt(now));
            clocks.add(stops ? clock.withStoppedAt(now).withEndedBy(ClockEnd.MILESTONE) : clock);
        }
        return RecoveryCase.builder()
                .from(before)
                .milestones(milestones)
                .clocks(clocks)
                .changedAt(now)
                .actedAt(now)
                .version(before.version() + 1)
                .entries(before.entries() + 1)
                .build();
    }

    private static Entry entry(RecoveryCase after, Instant now) {
        Patch patch =
                new Patch(now, now, after.clocks(), after.entries(), after.milestones(), after.version());
        return new Entry(
                now,
                Actor.SYSTEM,
                after.id().value(),
                PATCH.encode(patch),
                after.cycle(),
                now,
                after.entries(),
                after.state(),
                "ACKNOWLEDGED",
                after.version());
    }

    /** Returns a case. */
    Optional<RecoveryCase> find(RecoveryCaseId id) throws SQLException {
        HandWrittenCases.set(find, id.value());
        try (ResultSet found = find.executeQuery()) {
            return found.next() ? Optional.of(CASE.decode(found.getString(2))) : Optional.empty();
        }
    }

    /** Returns the last entry of the journal of a customer. */
    String lastEntry(RecoveryCase of) throws SQLException {
        try (PreparedStatement last = connection.prepareStatement(
                "SELECT body FROM case_event WHERE customer = ? ORDER BY sequence DESC LIMIT 1")) {
            HandWrittenCases.set(last, of.customer().value());
            try (ResultSet found = last.executeQuery()) {
                HandWrittenCases.require(found.next());
                return found.getString(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
