package io.crmkit.benchmarks.recovery;

import io.crmkit.benchmarks.store.Database;
import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.Query;
import io.crmkit.recovery.Recovery;
import io.crmkit.recovery.TickReport;
import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.deadline.Duty;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.policy.RecoveryPolicy;
import io.crmkit.store.RecordStore;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A store with open cases, a hundred of which become due each minute; all others have time for a year. */
final class OpenCases implements AutoCloseable {
    static final int DUE = 100;
    private static final int UNIT = 500;
    static final int CASES_OF_A_CUSTOMER = 10;
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final Duration SOON = Duration.ofHours(2);

    private final Database database;
    private final String side;
    private final Crm crm;
    private final RecordStore store;
    private final Recovery recovery;
    private final List<RecoveryCaseId> ids = new ArrayList<>();
    private Instant now = START;

    /**
     * Opens the cases.
     *
     * @param cases how many, those that become due included
     * @param minutes in how many minutes cases become due
     */
    OpenCases(Database database, String side, int cases, int minutes) throws SQLException {
        this.database = database;
        this.side = side;
        RecordStore.Factory factory = database.crmKit(side);
        List<RecordStore> opened = new ArrayList<>();
        this.crm = Crm.builder(catalog -> {
                    opened.add(factory.open(catalog));
                    return opened.get(0);
                })
                .clock(() -> now)
                .random(new Random(7))
                .build();
        this.store = opened.get(0);
        this.recovery = Recovery.on(crm).policy(policy()).build();
        for (int first = 0; first < cases; first += UNIT) {
            open(first, Math.min(cases, first + UNIT), minutes);
        }
    }

    /** Adds copies of the last ten cases, which have time for a year. */
    void addCopies(int cases) {
        List<RecoveryCaseId> last = ids.subList(ids.size() - CASES_OF_A_CUSTOMER, ids.size());
        CustomerId customer = recovery.find(last.get(0)).orElseThrow().customer();
        new CaseCopies(store, crm.tenant(), customer, last).make(cases / CASES_OF_A_CUSTOMER);
    }

    /** Returns how many cases there are. */
    long count() {
        return crm.repository(RecoveryCase.TYPE).count(Query.by(RecoveryCase.BY_NEXT_DUE));
    }

    private static RecoveryPolicy policy() {
        RecoveryPolicy.Builder policy =
                RecoveryPolicy.builder("benchmark-1", BusinessCalendar.alwaysOpen(ZoneOffset.UTC));
        for (Severity severity : Severity.values()) {
            Duration acknowledge = severity == Severity.CRITICAL ? SOON : Duration.ofDays(365);
            policy.duty(severity, Duty.of(Target.ACKNOWLEDGE, Budget.of(acknowledge)))
                    .duty(severity, Duty.of(Target.RESOLVE, Budget.of(Duration.ofDays(365))));
        }
        return policy.build();
    }

    private void open(int first, int end, int minutes) {
        crm.work(unit -> {
            CustomerId customer = new CustomerId("none");
            for (int i = first; i < end; i++) {
                if ((i - first) % CASES_OF_A_CUSTOMER == 0) {
                    customer =
                            unit.add(Customer.person("Ada", "Lovelace").build()).id();
                }
                boolean soon = i < DUE * minutes;
                Instant receivedAt = soon ? START.minus(SOON).plus(Duration.ofMinutes(i / DUE + 1L)) : START;
                ids.add(recovery.open(
                                unit,
                                ServiceFailure.delay(customer)
                                        .severity(soon ? Severity.CRITICAL : Severity.LOW)
                                        .reference("trip-" + i)
                                        .receivedAt(receivedAt)
                                        .build())
                        .entity()
                        .id());
            }
        });
    }

    /** Lets a minute pass. */
    void passTime() {
        now = now.plus(Duration.ofMinutes(1));
    }

    /** Returns the time of its clock. */
    Instant now() {
        return now;
    }

    /** Returns the last entry of the journal of a customer as it is stored. */
    String lastEntry(RecoveryCase of) {
        String log = Recovery.JOURNAL.name() + "/" + of.customer().value();
        long last = store.readLog(crm.tenant(), log, 0, 1).last();
        return store.readLog(crm.tenant(), log, last - 1, 1).entries().get(0).body();
    }

    List<RecoveryCaseId> ids() {
        return ids;
    }

    Recovery recovery() {
        return recovery;
    }

    /** Ticks when the next hundred are late by a second, and returns the nanoseconds that it took. */
    long tick(int minute) {
        now = START.plus(Duration.ofMinutes(minute + 1L)).plusSeconds(1);
        long start = System.nanoTime();
        TickReport report = recovery.tick(now, 1_000);
        long time = System.nanoTime() - start;
        if (report.processed() != DUE || report.emitted() != DUE) {
            throw new IllegalStateException("expected " + DUE + " due, was " + report);
        }
        return time;
    }

    @Override
    public void close() throws SQLException, IOException {
        crm.close();
        database.remove(side);
    }
}
