package io.crmkit.recovery.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.id.CustomerId;
import io.crmkit.recovery.authority.LimitExceededException;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.store.RecordStore;
import io.crmkit.store.jdbc.JdbcStore;
import io.crmkit.store.memory.MemoryStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight threads at once, on one SQLite file and in memory. */
class GrantConcurrencyTest {
    private static final int WORKERS = 8;

    @TempDir
    Path directory;

    @Test
    void authorityIsNeverOverspentOnSqlite() throws Exception {
        authorityIsNeverOverspent(JdbcStore.sqlite(directory.resolve("crm.db")));
    }

    @Test
    void authorityIsNeverOverspentInMemory() throws Exception {
        authorityIsNeverOverspent(MemoryStore.create());
    }

    /** Eight employees with 150 per case and 400 per month each, one customer with 300 per year, cases with 200 each. */
    private static void authorityIsNeverOverspent(RecordStore.Factory store) throws Exception {
        try (GrantDesk desk = new GrantDesk(store)) {
            CustomerId bob = desk.customer("Bob");
            List<RecoveryCaseId> cases =
                    List.of(desk.caseOf(desk.ada, "a1"), desk.caseOf(desk.ada, "a2"), desk.caseOf(bob, "b1"));

            List<Integer> given = race(worker -> () -> {
                int obeyed = 0;
                Grants as = desk.as(Actor.user("lead-" + worker));
                for (int i = 0; i < 6; i++) {
                    RecoveryCaseId caseId = cases.get((worker + i) % cases.size());
                    String command = worker + "/" + i;
                    try {
                        GrantId id = as.propose(GrantDesk.proposal(command, caseId, "EUR 17"))
                                .id();
                        if (as.find(id).orElseThrow().state() == GrantState.APPROVED) {
                            as.issue(id, command + "/issue");
                            if (i % 3 == 0) {
                                as.fail(id, command + "/fail", "declined");
                            } else {
                                as.confirm(id, command + "/confirm", "ref");
                                obeyed++;
                            }
                        }
                    } catch (LimitExceededException full) {
                        // somebody else was quicker
                    }
                }
                return obeyed;
            });

            GrantLaws.check(desk, cases);
            List<CompensationGrant> grants = GrantLaws.read(desk, cases).grants();
            Money issued = grants.stream()
                    .filter(grant -> grant.state() == GrantState.ISSUED)
                    .map(CompensationGrant::amount)
                    .reduce(Money.parse("EUR 0"), Money::plus);
            assertThat(issued)
                    .isEqualTo(Money.parse("EUR 17")
                            .multipliedBy(
                                    given.stream().mapToInt(Integer::intValue).sum()));
            assertThat(issued.isGreaterThan(Money.parse("EUR 100")))
                    .as("most of what the limits leave was given: %s", issued)
                    .isTrue();
        }
    }

    @Test
    void ofManyWhoApproveAtOnceOneDoes() throws Exception {
        try (GrantDesk desk = new GrantDesk(JdbcStore.sqlite(directory.resolve("crm.db")))) {
            RecoveryCaseId trip = desk.caseOf(desk.ada, "trip-7");
            GrantId id = desk.as(GrantDesk.ANNA)
                    .propose(GrantDesk.proposal("c-1", trip, "EUR 60"))
                    .id();

            List<Boolean> won = race(worker -> () -> {
                try {
                    desk.as(Actor.user("lead-" + worker)).approve(id, "approve-" + worker);
                    return true;
                } catch (GrantNotAllowedException late) {
                    return false;
                }
            });

            assertThat(won).containsOnlyOnce(true);
            GrantLaws.check(desk, List.of(trip));
        }
    }

    @Test
    void aCommandThatManyThreadsSendIsObeyedOnce() throws Exception {
        try (GrantDesk desk = new GrantDesk(JdbcStore.sqlite(directory.resolve("crm.db")))) {
            RecoveryCaseId trip = desk.caseOf(desk.ada, "trip-7");

            List<CompensationGrant> results =
                    race(worker -> () -> desk.as(GrantDesk.ANNA).propose(GrantDesk.proposal("c-1", trip, "EUR 40")));
            List<Optional<String>> keys = race(worker -> () ->
                    desk.as(GrantDesk.ANNA).issue(results.get(0).id(), "c-2").idempotencyKey());

            List<CompensationGrant> confirmed = race(worker ->
                    () -> desk.as(GrantDesk.ANNA).confirm(results.get(0).id(), "c-3", "ref"));

            assertThat(new HashSet<>(results)).hasSize(1);
            assertThat(new HashSet<>(keys)).hasSize(1);
            assertThat(new HashSet<>(confirmed)).hasSize(1);
            assertThat(desk.as(GrantDesk.ANNA).ofCase(trip)).hasSize(1);
            GrantLaws.check(desk, List.of(trip));
        }
    }

    @Test
    void everyGrantExpiresOnceHoweverManyWorkersTick() throws Exception {
        try (GrantDesk desk = new GrantDesk(MemoryStore.create())) {
            RecoveryCaseId trip = desk.caseOf(desk.ada, "trip-7");
            Set<GrantId> proposed = new HashSet<>();
            for (int i = 0; i < 20; i++) {
                Actor actor = i % 2 == 0 ? GrantDesk.NOBODY : GrantDesk.LEA;
                proposed.add(desk.as(actor)
                        .propose(GrantDesk.proposal("c-" + i, trip, "EUR 10"))
                        .id());
            }
            desk.pass(Duration.ofDays(4));

            List<GrantTickReport> reports =
                    race(worker -> () -> desk.as(GrantDesk.LEA).tick(desk.now(), 100));

            assertThat(reports.stream().flatMap(report -> report.expired().stream()))
                    .containsExactlyInAnyOrderElementsOf(proposed);
            GrantLaws.check(desk, List.of(trip));
        }
    }

    private static <T> List<T> race(IntFunction<Callable<T>> task) throws Exception {
        CyclicBarrier start = new CyclicBarrier(WORKERS);
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                Callable<T> mine = task.apply(i);
                running.add(workers.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return mine.call();
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
