package io.crmkit.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Index;
import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Rules P01 and P02: random histories and scans against a model. A failure names its seed; the setting
 * {@code io.crmkit.store.tck.seed} repeats it.
 */
public abstract class ModelTopic extends Topic {
    private static final int HISTORIES = 12;
    private static final int STEPS = 40;
    private static final int SCANS = 80;

    /** For an adapter's test that runs this topic alone. */
    protected ModelTopic() {}

    @Rule(id = "P01", says = "any sequence of calls gives what the reference store gives")
    final void anySequentialHistoryMatchesReferenceStore() {
        Random random = new Random(seed);
        for (int i = 0; i < HISTORIES; i++) {
            List<Long> steps = random.longs(STEPS).boxed().toList();
            History.difference(store, steps).ifPresent(difference -> {
                List<Long> few = shrunk(steps);
                throw new AssertionError("with seed " + seed + ", "
                        + few.size() + " steps suffice: "
                        + History.difference(store, few).orElse(difference));
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

    /** Leaves out steps as long as the rest still differs. */
    private List<Long> shrunk(List<Long> steps) {
        List<Long> few = new ArrayList<>(steps);
        for (int i = few.size() - 1; i >= 0; i--) {
            Long step = few.remove(i);
            if (History.difference(store, few).isEmpty()) {
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
