package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.TckCatalog.BY_ID;
import static io.crmkit.store.tck.TckCatalog.BY_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Key;
import io.crmkit.store.Op;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rule K16: calls other than commits that lose the connection while they are under way. */
public abstract class BrokenCallTopic extends Topic {
    /** So many that a store works in pieces, if it ever does. */
    private static final int RECORDS = 900;

    /** More exchanges than any call of this test can need. */
    private static final int MANY = 1_000;

    /** For an adapter's test that runs this topic alone. */
    protected BrokenCallTopic() {}

    @Rule(
            id = "K16",
            says =
                    "a read or an erase that loses the connection at any step is done in full or reports that the store is unavailable")
    final void callThatLosesTheConnectionIsDoneInFullOrUnavailable() {
        Disturbance way = wayToStorage();
        fill(tenant);
        reads().forEach((name, read) -> {
            Object full = read.get();
            atEveryExchange(
                    way,
                    name,
                    read,
                    answer -> assertThat(answer.equals(full))
                            .as("%s gave everything, or else nothing", name)
                            .isTrue());
        });

        List<String> before = everything();
        List<String> empty = everything(store, freshTenant());
        eraseAtEveryExchange(way, empty);
        assertThat(everything().equals(before))
                .as("other tenants are as before")
                .isTrue();
    }

    private void fill(TenantId owner) {
        List<Op> ops = new ArrayList<>(IntStream.range(0, RECORDS)
                .mapToObj(i -> item("item " + (1_000 + i)).body("{}").insert())
                .toList());
        ops.add(append(0, IntStream.range(0, 50).mapToObj(i -> "entry " + i).toArray(String[]::new)));
        commit(store, owner, ops);
    }

    /** What each answers is comparable. */
    private Map<String, Supplier<Object>> reads() {
        Set<Key> keys = IntStream.range(0, RECORDS)
                .mapToObj(i -> item("item " + (1_000 + i)).key())
                .collect(Collectors.toSet());
        Map<String, Supplier<Object>> reads = new LinkedHashMap<>();
        reads.put("load", () -> Set.copyOf(store.load(tenant, keys)));
        reads.put("scan", () -> store.scan(tenant, items(BY_NAME)));
        reads.put("page", () -> store.scan(tenant, items(BY_ID).limit(RECORDS / 2)));
        reads.put("count", () -> store.count(tenant, items(BY_NAME), List.of("name")));
        reads.put("readLog", () -> store.readLog(tenant, LOG, 0, ALL));
        return reads;
    }

    /** What a disturbed call answered is looked at; a failure must be the right one. */
    private interface Look<T> {
        void at(T answer);
    }

    private void atEveryExchange(Disturbance way, String name, Supplier<Object> call, Look<Object> look) {
        boolean broken = true;
        for (int exchanges = 0; broken; exchanges++) {
            assertThat(exchanges).as("exchanges of one %s", name).isLessThan(MANY);
            for (boolean applied : new boolean[] {true, false}) {
                Optional<Object> answer = disturbed(way, exchanges, applied, name, call);
                broken = way.broken();
                way.mend();
                answer.ifPresent(look::at);
                assertThat(broken || answer.isPresent())
                        .as("%s that was not disturbed succeeds", name)
                        .isTrue();
            }
        }
    }

    private Optional<Object> disturbed(
            Disturbance way, int exchanges, boolean applied, String name, Supplier<Object> call) {
        store.readLog(tenant, LOG, 0, 1); // whatever a connection does first is done
        way.breakAfter(exchanges, applied);
        try {
            return Optional.of(call.get());
        } catch (StoreUnavailableException unavailable) {
            return Optional.empty();
        } catch (RuntimeException other) {
            way.mend();
            throw new AssertionError(
                    name + " that lost its connection after " + exchanges + " exchanges threw " + other, other);
        }
    }

    private void eraseAtEveryExchange(Disturbance way, List<String> empty) {
        boolean broken = true;
        for (int exchanges = 0; broken; exchanges++) {
            assertThat(exchanges).as("exchanges of one erase").isLessThan(MANY);
            TenantId erased = freshTenant();
            fill(erased);
            Optional<Object> done = disturbed(way, exchanges, exchanges % 2 == 0, "erase", () -> {
                store.erase(erased);
                return "erased";
            });
            broken = way.broken();
            way.mend();
            if (done.isPresent()) {
                assertThat(everything(store, erased).equals(empty))
                        .as("an erase that returned left nothing")
                        .isTrue();
            }
            store.erase(erased);
            assertThat(everything(store, erased).equals(empty))
                    .as("an erase that is repeated left nothing")
                    .isTrue();
        }
    }
}
