package io.crmkit.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.LogEntry;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.Position;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ground of all topics: a fresh tenant and an open store for each test, and short words for what tests do with them. */
@ExtendWith(RuleExtension.class)
@DisplayNameGeneration(RuleNames.class)
abstract class Topic extends TopicHooks {
    /** More than any test stores. */
    static final int ALL = 2_000;

    /** Where paging ends that never ends by itself. */
    private static final int ENDLESS = 25_000;

    static final String LOG = "log " + Item.TEXT;

    /** For anything that could hang; a setting of the run, see RuleExtension. */
    Duration deadline = Duration.ofSeconds(30);

    /** For everything random except tenants; a setting of the run, see RuleExtension. */
    long seed = UUID.randomUUID().getMostSignificantBits();

    final TenantId tenant = freshTenant();
    RecordStore store;

    private final Collection<RecordStore> opened = new ConcurrentLinkedQueue<>();

    @BeforeEach
    final void openStore() {
        store = open();
    }

    @AfterEach
    final void closeStores() {
        List.copyOf(opened).forEach(this::close);
    }

    /** Opens another instance on the same storage, as a second process would. */
    final RecordStore open() {
        return open(factory());
    }

    final RecordStore open(RecordStore.Factory factory) {
        return opened(factory.open(TckCatalog.CATALOG));
    }

    /** Opens an instance with another catalog. */
    final RecordStore open(Catalog catalog) {
        return opened(factory().open(catalog));
    }

    private RecordStore opened(RecordStore instance) {
        opened.add(instance);
        return instance;
    }

    final void close(RecordStore instance) {
        opened.remove(instance);
        instance.close();
    }

    /** A tenant that nobody used before, so that tests share storage and never clean up. */
    static TenantId freshTenant() {
        return new TenantId("t'\"%_\\.$🤪é " + UUID.randomUUID());
    }

    final void commit(Op... ops) {
        commit(store, tenant, Arrays.asList(ops));
    }

    static void commit(RecordStore store, TenantId tenant, List<? extends Op> ops) {
        store.commit(new Batch(UUID.randomUUID(), tenant, List.copyOf(ops)));
    }

    static void commit(RecordStore store, TenantId tenant, Op... ops) {
        commit(store, tenant, Arrays.asList(ops));
    }

    /** Demands that the batch conflicts, and on these keys exactly. */
    final void assertConflict(Set<Key> stale, Op... ops) {
        assertThatExceptionOfType(ConflictException.class)
                .as("commit of %s, where %s should be stale", Arrays.toString(ops), stale)
                .isThrownBy(() -> commit(ops))
                .satisfies(conflict ->
                        assertThat(conflict.keys()).as("keys of the conflict").isEqualTo(stale));
    }

    /** Demands that the store refuses a call that is outside the contract, and that nothing comes of it. */
    final void assertRefused(String what, ThrowingCallable call) {
        List<String> before = everything();

        assertThatExceptionOfType(IllegalArgumentException.class).as(what).isThrownBy(call);

        assertThat(everything()).as("data after %s", what).isEqualTo(before);
    }

    /** Commits what a store may refuse; if it does, nothing has changed. Returns whether it was applied. */
    final boolean appliesOrRefuses(String what, Op... ops) {
        List<String> before = everything();
        try {
            commit(ops);
            return true;
        } catch (IllegalArgumentException refused) {
            assertThat(everything()).as("data after a refused %s", what).isEqualTo(before);
            return false;
        }
    }

    final void insert(Item... items) {
        commit(store, tenant, Stream.of(items).map(Item::insert).toList());
    }

    static Op.Append append(long expectedLast, String... bodies) {
        return new Op.Append(LOG, expectedLast, List.of(bodies));
    }

    final Optional<Item> stored(Item item) {
        return stored(store, tenant, item);
    }

    static Optional<Item> stored(RecordStore store, TenantId tenant, Item item) {
        List<StoredRecord> found = store.load(tenant, Set.of(item.key()));
        assertThat(found).as("records of one key").hasSizeLessThanOrEqualTo(1);
        return found.stream().map(Item::of).findFirst();
    }

    static Scan items(Index index) {
        return Scan.of(TckCatalog.ITEM, index, ALL);
    }

    final List<Item> scan(Scan scan) {
        return scan(store, tenant, scan);
    }

    static List<Item> scan(RecordStore store, TenantId tenant, Scan scan) {
        return store.scan(tenant, scan).records().stream().map(Item::of).toList();
    }

    final List<String> ids(Scan scan) {
        return ids(store.scan(tenant, scan));
    }

    static List<String> ids(Slice slice) {
        return slice.records().stream().map(record -> record.key().id()).toList();
    }

    /** Reads all pages of a scan with its limit as page size. */
    final List<String> idsByPage(Scan scan) {
        return idsByPage(store, tenant, scan);
    }

    static List<String> idsByPage(RecordStore store, TenantId tenant, Scan scan) {
        List<String> ids = new ArrayList<>();
        Slice page = store.scan(tenant, scan);
        ids.addAll(ids(page));
        while (page.more() && ids.size() < ENDLESS) {
            StoredRecord last = page.records().get(page.records().size() - 1);
            page = store.scan(tenant, scan.after(Position.of(last, scan.index())));
            assertThat(page.records()).as("a page after one that promised more").isNotEmpty();
            assertThat(page.records().get(page.records().size() - 1))
                    .as("where the page ends that follows it")
                    .isNotEqualTo(last);
            ids.addAll(ids(page));
        }
        return ids;
    }

    final List<String> log() {
        return log(store, tenant);
    }

    /** Returns the log of the kit as {@code sequence=body}, with what the store says is its end. */
    static List<String> log(RecordStore store, TenantId tenant) {
        LogSlice slice = store.readLog(tenant, LOG, 0, ALL);
        List<String> entries = new ArrayList<>();
        for (LogEntry entry : slice.entries()) {
            entries.add(entry.sequence() + "=" + entry.body());
        }
        entries.add("last=" + slice.last());
        return entries;
    }

    /** Everything the kit can see of a tenant, through every index. */
    static List<String> everything(RecordStore store, TenantId tenant) {
        List<String> seen = new ArrayList<>();
        for (String kind : List.of(TckCatalog.ITEM, TckCatalog.NOTE)) {
            for (Index index : TckCatalog.INDEXES) {
                seen.add(index.name() + " of " + kind + ": " + scan(store, tenant, Scan.of(kind, index, ALL)));
            }
        }
        seen.addAll(log(store, tenant));
        return seen;
    }

    final List<String> everything() {
        return everything(store, tenant);
    }

    /** Starts all writers at one moment, see {@link Race}. */
    final List<Race.Outcome> race(List<? extends Runnable> writers) {
        return Race.run(deadline, writers);
    }

    /** Returns what breaks the connection, or skips the test if there is none. */
    final Disturbance wayToStorage() {
        if (lacks().contains(Capability.REMOTE)) {
            Assumptions.abort("the store lacks REMOTE, there is no connection to its storage");
        }
        return disturbance();
    }
}
