package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.TckCatalog.BY_ID;
import static io.crmkit.store.tck.TckCatalog.BY_NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.crmkit.store.ConflictException;
import io.crmkit.store.Index;
import io.crmkit.store.Op;
import io.crmkit.store.OutcomeUnknownException;
import io.crmkit.store.Position;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import io.crmkit.store.memory.MemoryStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Rules K11, K12, K14 and P04: what is reported when something fails, and what is stored then. */
public abstract class FaultTopic extends Topic {
    private static final int BATCHES = 2;

    /** More than any batch of these tests can need; a way that never breaks would be tried for ever. */
    private static final int MANY = 1_000;

    private static final String PERSONAL = "Personal-Ada-Lovelace";

    /** For an adapter's test that runs this topic alone. */
    protected FaultTopic() {}

    @Rule(
            id = "K11",
            says = "without a connection every call reports that the store is unavailable, and changes nothing")
    final void transientFailureIsReportedAsUnavailableAndNothingApplied() {
        Disturbance way = wayToStorage();
        commit(item("a").insert(), append(0, "one"));
        List<String> before = everything();

        way.breakAfter(0, false);
        try {
            calls().forEach((name, call) -> assertThatThrownBy(call, "%s without a connection", name)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasCauseInstanceOf(Throwable.class));
            assertThat(way.broken()).as("the disturbance broke the connection").isTrue();
        } finally {
            way.mend();
        }

        assertThat(everything()).as("after the connection is back").containsExactlyElementsOf(before);
        commit(item("b").insert(), append(1, "two"));
        assertThat(stored(open(), tenant, item("b"))).contains(item("b"));
    }

    /** A read comes first: whoever loses the connection during a commit need not know that it was not applied. */
    private Map<String, ThrowingCallable> calls() {
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("load", () -> store.load(tenant, Set.of(item("a").key())));
        calls.put("commit", () -> commit(item("b").insert(), append(1, "lost")));
        calls.put("scan", () -> store.scan(tenant, items(BY_NAME)));
        calls.put("count", () -> store.count(tenant, items(BY_NAME), List.of("name")));
        calls.put("readLog", () -> store.readLog(tenant, LOG, 0, 1));
        calls.put("erase", () -> store.erase(tenant));
        calls.put("open", this::open);
        calls.put("commit of a delete", () -> commit(item("a").delete(1)));
        return calls;
    }

    @Rule(
            id = "K12",
            says = "when the reply to a commit is lost, the outcome is reported as unknown, and nothing is repeated")
    final void lostCommitReplyIsReportedAsOutcomeUnknown() {
        Disturbance way = wayToStorage();
        int lost = 0;
        for (int exchanges = 0; exchanges < MANY; exchanges++) {
            String entry = "reply lost after " + exchanges;
            Throwable thrown = disturbed(way, exchanges, true, entry);
            boolean broken = way.broken();
            way.mend();
            long found = found(entry);
            if (!broken) {
                assertThat(thrown)
                        .as("failure of a commit that was not disturbed")
                        .isNull();
                assertThat(lost)
                        .as("commits that were applied but whose reply was lost")
                        .isPositive();
                return;
            }
            if (thrown != null && found > 0) {
                lost++;
                assertUnknown(thrown, entry);
                assertThat(found).as("entries of the log: %s", entry).isEqualTo(1);
                String unseen = "request lost after " + exchanges;
                assertUnknown(disturbed(way, exchanges, false, unseen), unseen);
                way.mend();
                assertThat(found(unseen)).as("entries of the log: %s", unseen).isZero();
                commit(append(Op.Append.AT_END, unseen));
                assertThat(found(unseen))
                        .as("entries of the log: %s, then repeated", unseen)
                        .isEqualTo(1);
            }
        }
        throw new AssertionError("disturbance() still breaks a commit after " + MANY + " exchanges");
    }

    /** Appends at the end, which no condition protects from being done twice. */
    private @Nullable Throwable disturbed(Disturbance way, int exchanges, boolean applied, String entry) {
        log(); // whatever a connection does first is done
        way.breakAfter(exchanges, applied);
        return catchThrowable(() -> commit(append(Op.Append.AT_END, entry)));
    }

    private long found(String entry) {
        return log().stream().filter(line -> line.endsWith("=" + entry)).count();
    }

    private static void assertUnknown(@Nullable Throwable thrown, String what) {
        assertThat(thrown)
                .as("commit with its %s exchanges: nobody can tell a lost request from a lost reply", what)
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCauseInstanceOf(Throwable.class);
    }

    @Rule(
            id = "P04",
            says = "a batch that a lost connection meets at any step is applied whole or not at all, as reported")
    final void anyBatchIsAllOrNothingUnderInjectedFaults() {
        Disturbance way = wayToStorage();
        Random random = new Random(seed);
        for (int i = 0; i < BATCHES; i++) {
            RecordStore model = MemoryStore.create().open(TckCatalog.CATALOG);
            List<Op> past = RandomOps.valid(random, 8, model, tenant);
            commit(model, tenant, past);
            List<Op> ops = RandomOps.valid(random, 8, model, tenant);
            List<String> before = RandomOps.state(model, tenant);
            commit(model, tenant, ops);
            List<String> after = RandomOps.state(model, tenant);

            boolean disturbed = true;
            for (int exchanges = 0; disturbed; exchanges++) {
                assertThat(exchanges).as("exchanges of one batch").isLessThan(MANY);
                for (boolean applied : new boolean[] {true, false}) {
                    String what = "%s after %s, connection lost after %s exchanges, the last one %s, seed %s"
                            .formatted(ops, past, exchanges, applied ? "applied" : "not applied", seed);
                    disturbed = assertAllOrNothing(way, exchanges, applied, past, ops, before, after, what);
                }
            }
        }
    }

    /** Tries it for a tenant of its own and returns whether the connection was lost. */
    private boolean assertAllOrNothing(
            Disturbance way,
            int exchanges,
            boolean applied,
            List<Op> past,
            List<Op> ops,
            List<String> before,
            List<String> after,
            String what) {
        TenantId fresh = freshTenant();
        commit(store, fresh, past);
        way.breakAfter(exchanges, applied);
        Throwable thrown = catchThrowable(() -> commit(store, fresh, ops));
        boolean broken = way.broken();
        way.mend();

        List<String> now = RandomOps.state(store, fresh);
        if (thrown == null) {
            assertThat(now).as("committed: %s", what).isEqualTo(after);
        } else if (thrown instanceof StoreUnavailableException) {
            assertThat(now).as("reported as unavailable: %s", what).isEqualTo(before);
        } else if (thrown instanceof OutcomeUnknownException) {
            assertThat(now).as("reported as unknown: %s", what).isIn(before, after);
        } else {
            throw new AssertionError("threw " + thrown + ": " + what, thrown);
        }
        if (now.equals(before)) {
            commit(store, fresh, ops);
            assertThat(RandomOps.state(store, fresh)).as("repeated: %s", what).isEqualTo(after);
        }
        return broken;
    }

    @Rule(id = "K14", says = "no message of an exception or its causes shows a body or the value of an attribute")
    final void exceptionsCarryCauseAndNoBody() {
        Item ada = item("a").name(PERSONAL).stage(PERSONAL).body("{\"name\":\"" + PERSONAL + "\"}");
        commit(ada.insert(), append(0, PERSONAL));
        Item next = ada.version(2);

        assertThat(assertNothingPersonal("conflict", () -> commit(next.replace(7), append(5, PERSONAL))))
                .isInstanceOf(ConflictException.class);
        assertThat(assertNothingPersonal("conflict of an insert", () -> insert(ada)))
                .isInstanceOf(ConflictException.class);
        assertNothingPersonal("two steps on one key", () -> commit(next.replace(1), next.replace(1)));
        assertNothingPersonal("too long a text", () -> insert(ada.name(PERSONAL.repeat(2_000))));
        assertNothingPersonal("half a surrogate pair", () -> insert(ada.name(PERSONAL + "\ud83e")));
        assertNothingPersonal(
                "unknown index",
                () -> store.scan(
                        tenant, items(new Index("by_nothing", List.of("name"))).equal(text())));
        assertNothingPersonal(
                "value of another type",
                () -> store.scan(tenant, items(TckCatalog.BY_FLAG_RANK).equal(text())));
        assertNothingPersonal(
                "position of another scan",
                () -> store.scan(tenant, items(BY_NAME).equal(text()).after(new Position(List.of(), "a"))));
        assertNothingPersonal(
                "count by another attribute",
                () -> store.count(tenant, items(BY_ID).equal(text()), List.of("name")));

        if (!lacks().contains(Capability.REMOTE)) {
            Disturbance way = disturbance();
            for (boolean applied : new boolean[] {false, true}) {
                for (int exchanges = 0; exchanges < 4; exchanges++) {
                    way.breakAfter(exchanges, applied);
                    Item lost = ada.version(1).kind(TckCatalog.NOTE);
                    assertNothingPersonal("lost connection", () -> commit(lost.insert(), append(1, PERSONAL)));
                    assertNothingPersonal(
                            "no connection",
                            () -> store.scan(tenant, items(BY_NAME).equal(text())));
                    way.mend();
                }
            }
        }
        close(store);
        assertNothingPersonal("closed store", () -> insert(ada));
    }

    private static Value text() {
        return new Value.Text(PERSONAL);
    }

    /** A store need not refuse what the core never asks for; but if it does, what it says may end up in a log. */
    private static @Nullable Throwable assertNothingPersonal(String what, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            assertThat(String.valueOf(one.getMessage()))
                    .as("message of %s: %s", what, one.getClass().getName())
                    .doesNotContain(PERSONAL);
            for (Throwable suppressed : one.getSuppressed()) {
                assertThat(String.valueOf(suppressed.getMessage()))
                        .as("message of %s: %s", what, suppressed.getClass().getName())
                        .doesNotContain(PERSONAL);
            }
        }
        return thrown;
    }
}
