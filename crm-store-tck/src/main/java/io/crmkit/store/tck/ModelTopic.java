package io.crmkit.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.store.ConflictException;
import io.crmkit.store.Index;
import io.crmkit.store.Op;
import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.Value;
import io.crmkit.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Rules P01 to P03 and P05: random histories, scans and batches against a model. A failure names its seed; the setting
 * {@code io.crmkit.store.tck.seed} repeats it.
 */
public abstract class ModelTopic extends Topic {
    private static final int HISTORIES = 12;
    private static final int STEPS = 40;
    private static final int SCANS = 80;
    private static final int ROUNDS = 40;
    private static final int BATCHES = 5;

    /** For an adapter's test that runs this topic alone. */
    protected ModelTopic() {}

    @Rule(id = "P01", says = "any sequence of calls gives what the reference store gives")
    final void anySequentialHistoryMatchesReferenceStore() {
        Random random = new Random(seed);
        List<RecordStore> instances = List.of(store, open());
        for (int i = 0; i < HISTORIES; i++) {
            List<Long> steps = random.longs(STEPS).boxed().toList();
            History.difference(instances, steps).ifPresent(difference -> {
                List<Long> few = shrunk(instances, steps);
                throw new AssertionError("with seed " + seed + ", "
                        + few.size() + " steps suffice: "
                        + History.difference(instances, few).orElse(difference));
            });
        }
    }

    @Rule(id = "P02", says = "any scan, in pages of any size, is the sorted filter of all records")
    final void anyScanMatchesSortedFilterOfModel() {
        Random random = new Random(seed);
        List<Item> items = RandomItems.of(random, 60);
        insert(items.toArray(Item[]::new));

        for (int i = 0; i < SCANS; i++) {
            Scan scan = RandomItems.scan(random, TckCatalog.ITEM, 1 + random.nextInt(20));
            List<Item> expected = items.stream()
                    .filter(item -> selected(item.stored(), scan))
                    .sorted(Comparator.comparing(Item::stored, order(scan)))
                    .toList();

            assertThat(pages(scan))
                    .as("pages of %s, seed %s", Plain.of(scan), seed)
                    .isEqualTo(expected);
        }
    }

    @Rule(id = "P03", says = "any concurrent history could have happened one call after the other")
    final void anyConcurrentHistoryIsLinearizablePerKey() {
        List<RecordStore> instances = List.of(store, open());
        for (int round = 0; round < ROUNDS; round++) {
            long ofRound = seed + 10L * round;
            ConcurrentHistory.contradiction(instances, freshTenant(), ofRound, deadline)
                    .ifPresent(contradiction -> {
                        throw new AssertionError("with seed " + ofRound + " " + contradiction);
                    });
        }
    }

    @Rule(id = "P05", says = "a batch with one stale step at any place changes nothing and names exactly its key")
    final void anyBatchWithOneStaleOperationChangesNothing() {
        Random random = new Random(seed);
        RecordStore model = MemoryStore.create().open(TckCatalog.CATALOG);
        for (int i = 0; i < BATCHES; i++) {
            List<Op> past = RandomOps.valid(random, 8, model, tenant);
            commit(model, tenant, past);
            commit(store, tenant, past);
            List<Op> valid = RandomOps.valid(random, 8, model, tenant);
            for (int place = 0; place < valid.size(); place++) {
                List<Op> ops = new ArrayList<>(valid);
                Op stale = RandomOps.stale(random, valid.get(place), model, tenant);
                ops.set(place, stale);

                assertThatExceptionOfType(ConflictException.class)
                        .as("commit of %s after %s, seed %s", ops, past, seed)
                        .isThrownBy(() -> commit(store, tenant, ops))
                        .satisfies(conflict -> assertThat(conflict.keys())
                                .as("keys of the conflict on step %s of %s, seed %s", stale, ops, seed)
                                .containsExactly(stale.key()));
                assertThat(RandomOps.state(store, tenant))
                        .as("everything after the conflict of %s, seed %s", ops, seed)
                        .isEqualTo(RandomOps.state(model, tenant));
            }
            commit(model, tenant, valid);
            commit(store, tenant, valid);
        }
    }

    /** Leaves out steps as long as the rest still differs. */
    private static List<Long> shrunk(List<RecordStore> instances, List<Long> steps) {
        List<Long> few = new ArrayList<>(steps);
        for (int i = few.size() - 1; i >= 0; i--) {
            Long step = few.remove(i);
            if (History.difference(instances, few).isEmpty()) {
                few.add(i, step);
            }
        }
        return few;
    }

    private List<Item> pages(Scan scan) {
        List<Item> items = new ArrayList<>();
        Slice page = store.scan(tenant, scan);
        while (true) {
            page.records().forEach(record -> items.add(Item.of(record)));
            assertThat(page.records().size()).as("size of a page").isLessThanOrEqualTo(scan.limit());
            if (!page.more() || items.size() > ALL) {
                return items;
            }
            assertThat(page.records()).as("page that promises more").isNotEmpty();
            StoredRecord last = page.records().get(page.records().size() - 1);
            page = store.scan(tenant, scan.after(Position.of(last, scan.index())));
        }
    }

    private static boolean selected(StoredRecord record, Scan scan) {
        Position position = Position.of(record, scan.index());
        int given = scan.equal().size();
        if (!position.attributes().subList(0, given).equals(scan.equal())) {
            return false;
        }
        Value next =
                given < position.attributes().size() ? position.attributes().get(given) : new Value.Text(position.id());
        Optional<Range> range = scan.range();
        return range.flatMap(Range::fromInclusive)
                        .map(from -> next.compareTo(from) >= 0)
                        .orElse(true)
                && range.flatMap(Range::toExclusive)
                        .map(to -> next.compareTo(to) < 0)
                        .orElse(true);
    }

    private static Comparator<StoredRecord> order(Scan scan) {
        Index index = scan.index();
        Comparator<StoredRecord> order = (left, right) -> {
            Position a = Position.of(left, index);
            Position b = Position.of(right, index);
            for (int i = 0; i < a.attributes().size(); i++) {
                int attribute = a.attributes().get(i).compareTo(b.attributes().get(i));
                if (attribute != 0) {
                    return attribute;
                }
            }
            return Value.Text.compare(a.id(), b.id());
        };
        return scan.descending() ? order.reversed() : order;
    }
}
