package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.Item.note;
import static io.crmkit.store.tck.TckCatalog.BY_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.store.OutcomeUnknownException;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;

/** Rules K01 to K07: opening, closing, and what is left afterwards. */
public abstract class LifecycleTopic extends Topic {
    private static final int WORKERS = 4;

    /** For an adapter's test that runs this topic alone. */
    protected LifecycleTopic() {}

    @Rule(id = "K01", says = "what was committed survives the close of the last instance")
    final void committedDataSurvivesReopen() {
        commit(item("a").insert(), note("a").insert(), append(0, "one", "two"));
        List<String> before = everything();
        List<String> empty = everything(store, freshTenant());

        close(store);
        RecordStore reopened = open();

        if (lacks().contains(Capability.DURABLE)) {
            assertThat(everything(reopened, tenant))
                    .as("data of a store that declares to lack %s", Capability.DURABLE)
                    .containsExactlyElementsOf(empty);
            Assumptions.abort("the store lacks DURABLE, and is empty when it is opened again");
        }
        assertThat(everything(reopened, tenant)).containsExactlyElementsOf(before);
    }

    @Rule(id = "K02", says = "nothing of a batch that failed appears after a reopen")
    final void uncommittedWorkDoesNotSurviveReopen() {
        if (lacks().contains(Capability.DURABLE)) {
            open(); // keeps the data, or else there is nothing to look at
        }
        insert(item("a"));
        List<String> before = everything();
        assertConflict(
                Set.of(item("a").key()),
                item("b").insert(),
                append(0, "lost"),
                item("a").insert());

        close(store);

        assertThat(everything(open(), tenant)).containsExactlyElementsOf(before);
    }

    @Rule(id = "K03", says = "every call after close throws IllegalStateException and has no effect")
    final void operationsAfterCloseThrowIllegalState() {
        RecordStore witness = open();
        insert(item("a"));
        List<String> before = everything();

        close(store);

        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("commit", () -> commit(item("b").insert()));
        calls.put("load", () -> store.load(tenant, Set.of(item("a").key())));
        calls.put("scan", () -> store.scan(tenant, items(BY_ID)));
        calls.put("count", () -> store.count(tenant, items(BY_ID), List.of()));
        calls.put("readLog", () -> store.readLog(tenant, LOG, 0, 1));
        calls.put("erase", () -> store.erase(tenant));
        calls.put("limits", () -> store.limits());
        calls.forEach((name, call) ->
                assertThatThrownBy(call, "%s after close", name).isInstanceOf(IllegalStateException.class));
        assertThat(everything(witness, tenant)).containsExactlyElementsOf(before);
    }

    @Rule(id = "K04", says = "a second close does nothing")
    final void closeTwiceIsHarmless() {
        RecordStore witness = open();
        RecordStore third = open();
        insert(item("a"));

        close(store);
        store.close();
        store.close();

        assertThat(stored(witness, tenant, item("a"))).contains(item("a"));
        close(third);
        commit(witness, tenant, item("b").insert());
        assertThat(ids(witness.scan(tenant, items(BY_ID)))).containsExactly("a", "b");
    }

    @Rule(id = "K05", says = "a close leaves what the factory was given to the other instances and to later ones")
    final void closeDoesNotCloseResourcesItWasGiven() {
        RecordStore.Factory factory = factory();
        RecordStore first = open(factory);
        RecordStore second = open(factory);
        commit(first, tenant, item("a").insert());

        close(first);

        assertThat(stored(second, tenant, item("a"))).contains(item("a"));
        commit(second, tenant, item("b").insert());
        RecordStore third = open(factory);
        assertThat(ids(third.scan(tenant, items(BY_ID)))).containsExactly("a", "b");

        close(store);
        close(second);
        close(third);
        RecordStore later = open(factory);
        commit(later, tenant, item("c").insert());
        assertThat(stored(later, tenant, item("c"))).contains(item("c"));
    }

    @Rule(
            id = "K06",
            says = "a close during operations ends them in bounded time, and loses nothing that was confirmed")
    final void closeDuringOperationsEndsThemInBoundedTime() {
        RecordStore witness = open();
        CountDownLatch busy = new CountDownLatch(WORKERS);
        Queue<String> confirmed = new ConcurrentLinkedQueue<>();
        List<Runnable> tasks = new ArrayList<>();
        IntStream.range(0, WORKERS).forEach(worker -> tasks.add(() -> workUntilClosed(worker, busy, confirmed)));
        tasks.add(() -> {
            Race.await(deadline, busy);
            close(store);
        });

        race(tasks);

        assertThat(confirmed).hasSizeGreaterThanOrEqualTo(WORKERS);
        assertThat(idsByPage(witness, tenant, items(BY_ID))).as("after close").containsAll(confirmed);
    }

    @Rule(id = "K07", says = "opening again with the same catalog changes nothing")
    final void openingTwiceWithSameCatalogIsHarmless() {
        insert(item("a"));
        commit(append(0, "one"));
        List<String> before = everything();

        RecordStore second = open();
        RecordStore third = open();

        assertThat(everything(second, tenant)).containsExactlyElementsOf(before);
        assertThat(everything(third, tenant)).containsExactlyElementsOf(before);
        commit(third, tenant, item("b").insert(), append(1, "two"));
        assertThat(everything())
                .containsExactlyElementsOf(everything(second, tenant))
                .isNotEqualTo(before);
    }

    /** A call that the close overtook may fail as unavailable or unknown; the next one must say that the store is closed. */
    private void workUntilClosed(int worker, CountDownLatch busy, Queue<String> confirmed) {
        try {
            for (int i = 0; i < Integer.MAX_VALUE; i++) {
                String id = "worker " + worker + " item " + i;
                try {
                    if (i < 50) {
                        commit(item(id).insert());
                        confirmed.add(id);
                    } else {
                        store.scan(tenant, items(BY_ID).limit(5));
                    }
                    if (i == 0) {
                        busy.countDown();
                    }
                } catch (StoreUnavailableException | OutcomeUnknownException overtaken) {
                    assertThatThrownBy(
                                    () -> store.load(tenant, Set.of(item("a").key())),
                                    "call after one that the close overtook")
                            .isInstanceOf(IllegalStateException.class);
                    return;
                }
            }
        } catch (IllegalStateException closed) {
            return;
        } finally {
            busy.countDown();
        }
    }
}
