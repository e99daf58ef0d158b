package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.TckCatalog.BY_ID;
import static io.crmkit.store.tck.TckCatalog.BY_NAME;
import static io.crmkit.store.tck.TckCatalog.BY_STAGE_DUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.Value;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Rules D24, D25 and G06, tagged {@code slow}: what shows only with many records or many calls. */
public abstract class VolumeTopic extends Topic {
    /** Over the 10,000 results at which a search engine stops. */
    private static final int RECORDS = 10_050;

    private static final int BATCH = 500;

    /** So often the deep page may cost what the first page costs; reading through all pages before it costs far more. */
    private static final double BOUND = 4;

    private static final int BATCHES = 2_000;

    /** For an adapter's test that runs this topic alone. */
    protected VolumeTopic() {}

    @Tag("slow")
    @Rule(id = "D24", says = "a scan of 10,050 records visits each once, in pages and at once")
    final void scanOf10kRecordsVisitsEachOnce() {
        insertMany();
        List<String> byName =
                IntStream.range(0, RECORDS).mapToObj(VolumeTopic::name).toList();

        assertThat(namesByPage(items(BY_NAME).limit(BATCH)))
                .as("in pages of %s", BATCH)
                .isEqualTo(byName);
        assertThat(store.scan(tenant, items(BY_NAME).limit(RECORDS)).records())
                .as("at once")
                .hasSize(RECORDS);
        assertThat(store.scan(tenant, items(BY_NAME).limit(RECORDS)).more())
                .as("more than all")
                .isFalse();
        assertThat(store.scan(tenant, items(BY_ID).limit(RECORDS - 1)).more())
                .as("more than all but one")
                .isTrue();
        assertThat(store.count(tenant, items(BY_ID), List.of())).isEqualTo(Map.of(List.of(), (long) RECORDS));
    }

    private List<String> namesByPage(Scan scan) {
        List<String> names = new ArrayList<>();
        Slice page = store.scan(tenant, scan);
        while (true) {
            page.records().forEach(record -> names.add(Item.of(record).name()));
            if (!page.more() || page.records().isEmpty() || names.size() > RECORDS) {
                return names;
            }
            page = store.scan(
                    tenant,
                    scan.after(Position.of(page.records().get(page.records().size() - 1), BY_NAME)));
        }
    }

    @Tag("slow")
    @ResourceLock(Resources.GLOBAL)
    @Rule(id = "D25", says = "a page deep in a scan costs what the first one costs")
    final void deepPageCostsLikeFirstPage() {
        insertMany();
        Value open = new Value.Text("open");
        Scan byName = items(BY_NAME).limit(5);
        assertDeepCostsLikeFirst(byName, position(byName, 5), position(byName, RECORDS - 50));
        Scan descending = byName.descending(true);
        assertDeepCostsLikeFirst(descending, position(byName, RECORDS - 5), position(byName, 50));
        Scan ranged = items(BY_STAGE_DUE)
                .equal(open)
                .range(Range.from(new Value.Int(0)))
                .limit(5);
        assertDeepCostsLikeFirst(ranged, position(ranged, 5), position(ranged, RECORDS - 50));
    }

    /** Medians of interleaved calls, and the best of several attempts: a busy machine hits both pages alike. */
    private void assertDeepCostsLikeFirst(Scan scan, Position first, Position deep) {
        List<Double> ratios = new ArrayList<>();
        for (int attempt = 0; attempt < 5; attempt++) {
            long[] firstNanos = new long[15];
            long[] deepNanos = new long[15];
            for (int i = 0; i < firstNanos.length; i++) {
                firstNanos[i] = nanos(scan.after(first));
                deepNanos[i] = nanos(scan.after(deep));
            }
            double ratio = (double) median(deepNanos) / median(firstNanos);
            if (ratio <= BOUND) {
                return;
            }
            ratios.add(ratio);
        }
        throw new AssertionError("times that a page near the end of " + RECORDS
                + " records costs a page near the start of " + Plain.of(scan) + ": " + ratios + ", bound " + BOUND);
    }

    private long nanos(Scan scan) {
        long start = System.nanoTime();
        assertThat(store.scan(tenant, scan).records()).hasSize(5);
        return System.nanoTime() - start;
    }

    private static long median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** The numbers of names and dues are the same, so either index has the record of number n at place n. */
    private static Position position(Scan scan, int number) {
        return Position.of(numbered(number).stored(), scan.index());
    }

    @Tag("slow")
    @ResourceLock(Resources.GLOBAL)
    @Rule(id = "G06", says = "thousands of small batches leave no memory, threads or connections behind")
    final void thousandsOfSmallBatchesDoNotLeak() {
        Item a = item("a").body(body(0));
        insert(a);
        work(a, 1, BATCHES / 10, new ArrayList<>()); // whatever is built lazily is built now
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        long heap = usedHeap();
        List<WeakReference<String>> bodies = new ArrayList<>();

        work(a, 1 + BATCHES / 10, BATCHES, bodies);

        assertHolds(
                "of " + bodies.size() + " bodies that were replaced, the store still holds more than a tenth",
                () -> bodies.stream().filter(body -> body.get() != null).count() <= bodies.size() / 10);
        assertHolds(
                "the heap keeps more than half of what was written",
                () -> usedHeap() - heap < (long) BATCHES * body(0).length() / 2);
        assertThat(ManagementFactory.getThreadMXBean().getThreadCount())
                .as("threads after %s batches, %s before", BATCHES, threads)
                .isLessThan(threads + 20);
        assertThat(stored(a.id("last"))).isEmpty();
    }

    private void work(Item item, long from, int count, List<WeakReference<String>> bodies) {
        for (long version = from; version < from + count; version++) {
            Item next = item.version(version + 1).body(body(version));
            bodies.add(new WeakReference<>(next.body()));
            commit(next.replace(version));
            assertThat(store.load(tenant, Set.of(item.key()))).hasSize(1);
            assertThat(store.scan(tenant, items(BY_ID).limit(1)).records()).hasSize(1);
            if (version % 10 == 0) {
                assertThat(store.readLog(tenant, LOG, 0, 1).last()).isZero();
                assertConflict(Set.of(item.key()), item.delete(version));
            }
        }
    }

    private void assertHolds(String otherwise, BooleanSupplier condition) {
        for (int attempt = 0; attempt < 10; attempt++) {
            System.gc();
            if (condition.getAsBoolean()) {
                return;
            }
        }
        throw new AssertionError(otherwise);
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static String body(long version) {
        return "\"" + "leak? ".repeat(1_500) + (100_000 + version) + "\"";
    }

    private void insertMany() {
        for (int start = 0; start < RECORDS; start += BATCH) {
            commit(
                    store,
                    tenant,
                    IntStream.range(start, Math.min(start + BATCH, RECORDS))
                            .mapToObj(
                                    i -> numbered((int) (i * 7_919L % RECORDS)).insert())
                            .toList());
        }
    }

    private static Item numbered(int number) {
        return item("id " + (100_000 + number)).name(name(number)).due(number).body("{}");
    }

    private static String name(int number) {
        return "name " + (100_000 + number);
    }
}
