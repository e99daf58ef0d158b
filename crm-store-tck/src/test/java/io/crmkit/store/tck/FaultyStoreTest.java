package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Key;
import io.crmkit.store.Op;
import io.crmkit.store.OutcomeUnknownException;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.TenantId;
import io.crmkit.store.memory.MemoryStore;
import io.crmkit.store.tck.FaultyStore.Call;
import io.crmkit.store.tck.FaultyStore.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultyStoreTest {
    private static final TenantId TENANT = Topic.freshTenant();

    private final FaultyStore faulty = FaultyStore.around(MemoryStore.create());
    private final RecordStore store = faulty.open(TckCatalog.CATALOG);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aUnitOfWorkSurvivesConflictsAndUnknownOutcomesAndIsAppliedOnce() {
        FaultyStore faulty = FaultyStore.around(MemoryStore.create());
        try (Crm crm = Crm.builder(faulty).build()) {
            CustomerId ada = crm.customers()
                    .add(Customer.person("Ada", "Lovelace").build())
                    .id();

            faulty.failCommits(3, Fault.CONFLICT); // lost three races
            faulty.failCommits(1, Fault.REQUEST_LOST); // unknown, and not stored
            faulty.failCommits(1, Fault.REPLY_LOST); // unknown, but stored
            crm.customers().update(ada, customer -> customer.withName(customer.name() + "!"));

            assertThat(crm.customers().get(ada).name()).isEqualTo("Ada Lovelace!");
            assertThat(faulty.faultsLeft()).isZero();
        }
    }

    @Test
    void aTornConnectionIsReportedAndNothingIsStored() {
        FaultyStore faulty = FaultyStore.around(MemoryStore.create());
        try (Crm crm = Crm.builder(faulty).build()) {
            faulty.disconnect();
            assertThatThrownBy(() -> crm.customers()
                            .add(Customer.person("Ada", "Lovelace").build()))
                    .isInstanceOf(StoreUnavailableException.class);

            faulty.reconnect();
            assertThat(crm.feed().read(crm.feed().start(), 1).entries()).isEmpty();
        }
    }

    @Test
    void faultsHappenInTheOrderInWhichTheyWereSetAndThenNoMore() {
        commit(item("a").insert());
        faulty.failCommits(1, Fault.UNAVAILABLE);
        faulty.failCommits(2, Fault.REQUEST_LOST);
        faulty.failCommits(1, Fault.REPLY_LOST);
        faulty.failCommits(1, Fault.CONFLICT);

        assertThatThrownBy(() -> commit(item("b").insert())).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> commit(item("b").insert())).isInstanceOf(OutcomeUnknownException.class);
        assertThatThrownBy(() -> commit(item("b").insert())).isInstanceOf(OutcomeUnknownException.class);
        assertThat(stored("b")).isEmpty();
        assertThatThrownBy(() -> commit(item("b").insert())).isInstanceOf(OutcomeUnknownException.class);
        assertThat(stored("b")).isPresent();
        assertThatThrownBy(() -> commit(item("c").insert(), item("a").check(1))).isInstanceOf(ConflictException.class);
        assertThat(faulty.faultsLeft()).isZero();
        commit(item("c").insert(), item("a").check(1));
        assertThat(stored("c")).isPresent();
    }

    @Test
    void aConflictNamesWhatHasAConditionAndWaitsForABatchThatHasOne() {
        Op.Append atEnd = new Op.Append("feed", Op.Append.AT_END, List.of("1"));
        faulty.failCommits(1, Fault.CONFLICT);

        commit(atEnd);
        assertThat(faulty.faultsLeft()).isEqualTo(1);
        assertThatThrownBy(() -> commit(item("a").insert(), item("b").check(0), atEnd, Topic.append(0, "x")))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        conflict -> assertThat(conflict.keys())
                                .isEqualTo(Set.of(item("a").key(), item("b").key(), Key.ofLog(Topic.LOG))));
        assertThat(stored("a")).isEmpty();
    }

    @Test
    void aBatchThatFailsByItselfSaysSoAlsoWhenItsReplyIsToBeLost() {
        commit(item("a").insert());
        faulty.failCommits(1, Fault.REPLY_LOST);

        assertThatThrownBy(() -> commit(item("a").insert())).isInstanceOf(ConflictException.class);
        assertThat(faulty.faultsLeft()).isZero();
    }

    @Test
    void faultsThatDidNotHappenAreTakenBack() {
        faulty.failCommits(2, Fault.UNAVAILABLE);
        faulty.failCommits(1, Fault.REPLY_LOST);
        assertThatThrownBy(() -> commit(item("a").insert())).isInstanceOf(StoreUnavailableException.class);

        faulty.clearFaults();

        assertThat(faulty.faultsLeft()).isZero();
        commit(item("a").insert());
        assertThat(stored("a")).isPresent();
    }

    @Test
    void aTornConnectionMakesEveryCallFailUntilItIsMended() {
        commit(item("a").insert());
        faulty.disconnect();

        List<ThrowingCallable> calls = List.of(
                () -> commit(item("b").insert()),
                () -> stored("a"),
                () -> store.scan(TENANT, Topic.items(TckCatalog.BY_ID)),
                () -> store.count(TENANT, Topic.items(TckCatalog.BY_ID), List.of()),
                () -> store.readLog(TENANT, "feed", 0, 1),
                () -> store.erase(TENANT),
                () -> faulty.open(TckCatalog.CATALOG));
        calls.forEach(call -> assertThatThrownBy(call).isInstanceOf(StoreUnavailableException.class));

        faulty.reconnect();
        assertThat(Topic.ids(store.scan(TENANT, Topic.items(TckCatalog.BY_ID)))).containsExactly("a");
    }

    @Test
    void theHookIsToldOfEveryCallAndMayTearTheConnection() {
        List<Call> calls = new ArrayList<>();
        faulty.beforeEachCall(call -> {
            calls.add(call);
            if (calls.size() == 6) {
                faulty.disconnect();
            }
        });

        commit(item("a").insert());
        assertThat(stored("a")).isPresent();
        store.scan(TENANT, Topic.items(TckCatalog.BY_ID));
        store.count(TENANT, Topic.items(TckCatalog.BY_ID), List.of());
        store.readLog(TENANT, "feed", 0, 1);
        assertThatThrownBy(() -> store.erase(TENANT)).isInstanceOf(StoreUnavailableException.class);

        assertThat(calls).containsExactly(Call.values());
        faulty.reconnect();
        assertThat(stored("a")).isPresent();
    }

    @Test
    void aSlowStoreIsAGateThatTheTestOpens() throws Exception {
        Semaphore gate = new Semaphore(0);
        CountDownLatch waiting = new CountDownLatch(1);
        faulty.beforeEachCall(call -> {
            if (call == Call.COMMIT) {
                waiting.countDown();
                gate.acquireUninterruptibly();
            }
        });
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<?> slow = threads.submit(() -> commit(item("a").insert()));
            assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(stored("a")).isEmpty();
            assertThat(slow.isDone()).isFalse();

            gate.release();
            slow.get(30, TimeUnit.SECONDS);
            assertThat(stored("a")).isPresent();
        } finally {
            threads.shutdownNow();
        }
    }

    private Optional<Item> stored(String id) {
        return Topic.stored(store, TENANT, item(id));
    }

    private void commit(Op... ops) {
        Topic.commit(store, TENANT, ops);
    }
}
