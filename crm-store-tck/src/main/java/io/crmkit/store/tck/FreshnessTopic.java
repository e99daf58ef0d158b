package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.TckCatalog.BY_ID;
import static io.crmkit.store.tck.TckCatalog.BY_NAME;
import static io.crmkit.store.tck.TckCatalog.BY_STAGE_DUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Index;
import io.crmkit.store.Op;
import io.crmkit.store.Position;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** Rules D16 to D18, D22 and D23: scans of data that changes, and positions that travel. */
public abstract class FreshnessTopic extends Topic {
    /** For an adapter's test that runs this topic alone. */
    protected FreshnessTopic() {}

    @Rule(id = "D16", says = "a record inserted ahead of the position appears on a later page")
    final void insertAheadOfCursorAppears() {
        insert(item("b"), item("c"), item("f"), item("g"));
        for (boolean descending : new boolean[] {false, true}) {
            Scan scan = items(BY_ID).descending(descending).limit(2);
            Slice page = store.scan(tenant, scan);
            Item ahead = item(descending ? "d" : "e");

            insert(ahead);

            assertThat(ids(scan.after(end(page, BY_ID))))
                    .as("descending: %s", descending)
                    .contains(ahead.id());
            commit(ahead.delete(1));
            assertThat(ids(scan.after(end(page, BY_ID)))).as("after its delete").doesNotContain(ahead.id());
        }
    }

    @Rule(
            id = "D17",
            says = "a record that nobody changes is seen exactly once by the pages of a scan, whatever others write")
    final void recordNeitherMovedNorChangedIsSeenExactlyOnceDuringConcurrentWrites() {
        List<String> stable = IntStream.range(0, 20)
                .mapToObj(i -> "stable " + (char) ('a' + i))
                .toList();
        stable.forEach(id -> insert(item(id).name("m " + id)));
        Semaphore demanded = new Semaphore(0);
        Semaphore written = new Semaphore(0);
        AtomicBoolean done = new AtomicBoolean();

        List<Race.Outcome> outcomes = race(List.of(() -> writeAround(demanded, written, done), () -> {
            try {
                for (int pass = 0; pass < 4; pass++) {
                    List<String> seen =
                            pages(items(BY_NAME).descending(pass % 2 == 1).limit(3), demanded, written);
                    seen.removeIf(id -> !id.startsWith("stable"));
                    if (pass % 2 == 1) {
                        Collections.reverse(seen);
                    }
                    assertThat(seen).as("stable records in pass %s", pass).isEqualTo(stable);
                }
            } finally {
                done.set(true);
                demanded.release();
            }
        }));

        assertThat(outcomes).as("writer and reader").containsOnly(Race.Outcome.APPLIED);
    }

    /** While each page is read, the writer commits once. */
    private List<String> pages(Scan scan, Semaphore demanded, Semaphore written) {
        List<String> seen = new ArrayList<>();
        Scan next = scan;
        while (true) {
            demanded.release();
            Slice page = store.scan(tenant, next);
            await(written);
            seen.addAll(ids(page));
            if (!page.more()) {
                return seen;
            }
            next = scan.after(end(page, scan.index()));
        }
    }

    /** Inserts before and behind everything, moves a record from one end to the other, and deletes some again. */
    private void writeAround(Semaphore demanded, Semaphore written, AtomicBoolean done) {
        Item mover = item("mover").name("a");
        insert(mover);
        for (int i = 1; ; i++) {
            await(demanded);
            if (done.get()) {
                return;
            }
            List<Op> ops = new ArrayList<>();
            ops.add(item("before " + i).name("b" + i).insert());
            ops.add(mover.version(i + 1).name(i % 2 == 0 ? "a" : "z").replace(i));
            if (i % 3 == 0) {
                ops.add(item("before " + (i - 1)).delete(1));
            }
            commit(store, tenant, ops);
            written.release();
        }
    }

    @Rule(id = "D18", says = "an update moves a record to its new place in every index, or leaves it where it is")
    final void updateThatChangesIndexedAttributeMovesRecord() {
        Item a = item("a").name("m").stage("m").due(5).flag(false).rank(5);
        Item b = item("b").name("n").stage("n").due(6).flag(false).rank(6);
        insert(a, b);
        List<Item> updates = List.of(
                a.name("z").stage("z").due(9).flag(true).rank(9),
                a.name("a").stage("a").due(1).rank(1),
                a.name("a").stage("a").due(1).rank(1).body("[\"only the body\"]"),
                a.name("a").stage("a").due(8).rank(8),
                a);
        Item old = a;
        for (Item update : updates) {
            Item next = update.version(old.version() + 1);

            commit(next.replace(old.version()));

            for (Index index : TckCatalog.INDEXES) {
                List<Value> left = Position.of(old.stored(), index).attributes();
                List<Value> now = Position.of(next.stored(), index).attributes();
                assertThat(scan(items(index))).as("all by %s", index.name()).containsExactlyInAnyOrder(next, b);
                assertThat(ids(items(index).equal(now.toArray(Value[]::new)).limit(1)))
                        .as("new place in %s", index.name())
                        .containsExactly("a");
                if (!left.equals(now)) {
                    assertThat(ids(items(index).equal(left.toArray(Value[]::new))))
                            .as("old place in %s", index.name())
                            .isEmpty();
                }
            }
            old = next;
        }
    }

    @Rule(id = "D22", says = "a scan sees a commit as soon as it returned")
    final void scanSeesCommitImmediately() {
        Scan open = items(BY_STAGE_DUE).equal(new Value.Text("open"));
        for (int i = 0; i < 15; i++) {
            Item a = item("a").name("inserted " + i);
            insert(a);
            assertThat(scan(items(BY_NAME).equal(new Value.Text(a.name()))))
                    .as("after the insert")
                    .containsExactly(a);
            assertThat(scan(open)).as("after the insert").containsExactly(a);

            Item next = a.version(2).name("updated " + i).due(i);
            commit(next.replace(1));
            assertThat(scan(items(BY_NAME).equal(new Value.Text(next.name()))))
                    .as("after the update")
                    .containsExactly(next);
            assertThat(scan(open)).as("after the update").containsExactly(next);

            commit(next.delete(2));
            assertThat(scan(open)).as("after the delete").isEmpty();
            assertThat(scan(items(BY_ID))).as("after the delete").isEmpty();
        }
    }

    @Rule(id = "D23", says = "a position that one instance gave works on every other one")
    final void positionFromOneInstanceWorksOnAnother() {
        for (int i = 0; i < 9; i++) {
            insert(item("id " + i).name("name " + i * 5 % 9));
        }
        List<String> whole = ids(items(BY_NAME));
        Scan scan = items(BY_NAME).limit(2);
        List<String> seen = new ArrayList<>();
        RecordStore instance = open();
        Slice page = instance.scan(tenant, scan);
        seen.addAll(ids(page));
        while (page.more() && seen.size() <= whole.size()) {
            RecordStore next = open();
            close(instance);
            instance = next;

            page = instance.scan(tenant, scan.after(end(page, BY_NAME)));

            seen.addAll(ids(page));
        }
        assertThat(seen).isEqualTo(whole);
    }

    private void await(Semaphore signal) {
        try {
            assertThat(signal.tryAcquire(deadline.toMillis(), TimeUnit.MILLISECONDS))
                    .as("reader and writer go on")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static Position end(Slice page, Index index) {
        StoredRecord last = page.records().get(page.records().size() - 1);
        return Position.of(last, index);
    }
}
