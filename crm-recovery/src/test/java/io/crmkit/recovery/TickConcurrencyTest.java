package io.crmkit.recovery;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.cases.CaseEvent;
import io.crmkit.recovery.cases.CaseEventType;
import io.crmkit.recovery.cases.NotAllowedException;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.store.jdbc.JdbcStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickConcurrencyTest {
    private static final int WORKERS = 8;
    private static final int CASES = 60;

    private final Desk desk = new Desk();

    @Test
    void everyThresholdFiresExactlyOnceHoweverManyWorkersTick() throws Exception {
        everyThresholdFiresExactlyOnce(desk, CASES);
    }

    @Test
    void everyThresholdFiresExactlyOnceHoweverManyWorkersTickOneSqliteFile(@TempDir Path folder) throws Exception {
        Desk onFile = new Desk(JdbcStore.sqlite(folder.resolve("recovery.db")));
        try {
            everyThresholdFiresExactlyOnce(onFile, 20);
        } finally {
            onFile.crm.close();
        }
    }

    private static void everyThresholdFiresExactlyOnce(Desk desk, int cases) throws Exception {
        List<CustomerId> customers = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            customers.add(desk.customer("Customer " + i));
            desk.recovery.open(ServiceFailure.delay(customers.get(i))
                    .severity(Severity.HIGH)
                    .build());
        }
        Instant now = Instant.parse("2026-01-20T10:00:00Z");
        desk.at(now.toString());

        List<TickReport> reports = race(() -> tickUntilNothingIsDue(desk, now, cases));

        Map<String, Long> fired = customers.stream()
                .flatMap(customer -> desk.recovery.journal(customer).stream())
                .filter(event -> event.target().isPresent())
                .collect(groupingBy(TickConcurrencyTest::threshold, counting()));
        assertThat(fired)
                .hasSize(3 * cases)
                .allSatisfy((threshold, times) -> assertThat(times).isEqualTo(1));
        assertThat(reports.stream().mapToInt(TickReport::emitted).sum()).isEqualTo(3 * cases);
        assertThat(desk.recovery.findDue(now, 1)).isEmpty();
    }

    /** Where workers were in each other's way, the next tick goes on. */
    private static TickReport tickUntilNothingIsDue(Desk desk, Instant now, int limit) {
        int processed = 0;
        int emitted = 0;
        int conflicts = 0;
        TickReport report;
        do {
            report = desk.recovery.tick(now, limit);
            processed += report.processed();
            emitted += report.emitted();
            conflicts += report.conflicts();
        } while (report.nextDueAt().filter(next -> !next.isAfter(now)).isPresent());
        return new TickReport(processed, emitted, conflicts, report.nextDueAt());
    }

    @Test
    void ofManyWhoResolveACaseAtOnceOneDoes() throws Exception {
        RecoveryCaseId id =
                desk.recovery.open(ServiceFailure.delay(desk.ada).build()).id();
        desk.recovery.acknowledge(id, Channel.EMAIL);
        desk.recovery.begin(id, "desk");

        List<Boolean> won = race(() -> {
            try {
                desk.recovery.resolve(id, "rebooked");
                return true;
            } catch (NotAllowedException late) {
                return false;
            }
        });

        assertThat(won).containsOnlyOnce(true);
        assertThat(desk.recovery.journal(desk.ada))
                .extracting(CaseEvent::type)
                .containsOnlyOnce(CaseEventType.RESOLVED);
    }

    @Test
    void ofManyWhoReportAFailureAtOnceOneOpensTheCaseAndAllGetIt() throws Exception {
        ServiceFailure failure = ServiceFailure.delay(desk.ada).build();

        List<RecoveryCaseId> opened = race(() -> desk.recovery.open(failure).id());

        assertThat(opened).hasSize(WORKERS).containsOnly(opened.get(0));
        assertThat(desk.recovery.journal(desk.ada)).hasSize(1);
    }

    private static String threshold(CaseEvent event) {
        return event.caseId() + " " + event.type() + " " + event.target().orElseThrow() + " " + event.cycle();
    }

    private static <T> List<T> race(Callable<T> task) throws Exception {
        CyclicBarrier start = new CyclicBarrier(WORKERS);
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                running.add(workers.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return task.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : running) {
                results.add(result.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            workers.shutdownNow();
        }
    }
}
