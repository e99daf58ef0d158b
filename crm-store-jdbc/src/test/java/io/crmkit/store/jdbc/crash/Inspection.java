package io.crmkit.store.jdbc.crash;

import static io.crmkit.store.jdbc.crash.History.ALL;
import static io.crmkit.store.jdbc.crash.History.TENANT;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.LogEntry;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Compares a store with what its writers were told. */
final class Inspection {
    private static final Comparator<StoredRecord> IDS =
            comparing(record -> record.key().id());
    private static final Comparator<StoredRecord> RANKS = comparingLong(Inspection::rank);

    private final RecordStore store;

    Inspection(RecordStore store) {
        this.store = store;
    }

    /**
     * Fails unless the store holds the first n batches of a writer, each of them whole, and nothing else of it, with n between
     * the two bounds. Brings {@code history} to the n that is stored.
     *
     * @param atLeast how many batches were acknowledged
     * @param atMost how many were sent
     */
    void batches(History history, long atLeast, long atMost) {
        long stored = store.readLog(TENANT, history.log(), 0, 1).last();
        assertThat(stored).as("batches of %s that are stored", history.writer()).isBetween(atLeast, atMost);
        history.forwardTo(stored);

        String writer = history.writer();
        List<StoredRecord> items = ofKind(history, "item").toList();
        Value own = new Value.Text(writer);
        assertSame(
                scan(Scan.of("item", History.BY_RANK, 100).equal(own)),
                items.stream().sorted(RANKS.thenComparing(IDS)));
        for (boolean flag : List.of(false, true)) {
            assertSame(
                    scan(Scan.of("item", History.BY_FLAG, 100).equal(own, new Value.Bool(flag))),
                    items.stream()
                            .filter(item -> new Value.Bool(flag)
                                    .equals(item.attributes().get("flag")))
                            .sorted(RANKS.thenComparing(IDS)));
        }
        assertSame(byId("item", writer), items.stream().sorted(IDS));
        assertSame(byId("note", writer), ofKind(history, "note").sorted(IDS));
        assertThat(store.load(TENANT, history.records().keySet()))
                .as("records by key")
                .containsExactlyInAnyOrderElementsOf(history.records().values());
        assertThat(store.load(TENANT, history.removed())).as("what was removed").isEmpty();
        assertThat(log(history.log()))
                .as("log of %s", writer)
                .isEqualTo(Stream.iterate(1L, number -> number + 1)
                        .limit(stored)
                        .map(history::entry)
                        .toList());
    }

    /** Fails unless the log of all writers has every batch of each of them once, in order, and nothing else. */
    void logOfAll(List<History> histories) {
        Map<String, List<String>> found = new HashMap<>();
        for (String entry : log(ALL)) {
            String writer = entry.substring(0, entry.indexOf(','));
            found.computeIfAbsent(writer, any -> new ArrayList<>()).add(entry);
        }
        Map<String, List<String>> expected = new HashMap<>();
        for (History history : histories) {
            for (long number = 1; number <= history.last(); number++) {
                String entry = history.entry(number);
                expected.computeIfAbsent(entry.substring(0, entry.indexOf(',')), any -> new ArrayList<>())
                        .add(entry);
            }
        }
        assertThat(found).as("log of all writers").isEqualTo(expected);
    }

    /** Reads everything that there is of a writer, by every index, and compares it with nothing. */
    void readAll(String writer) {
        Value own = new Value.Text(writer);
        int all = 10_000; // no second page: what was read from a damaged file says nothing about where to go on
        store.scan(TENANT, Scan.of("item", History.BY_RANK, all).equal(own));
        store.scan(TENANT, Scan.of("item", History.BY_FLAG, all).equal(own));
        store.scan(TENANT, Scan.of("item", History.BY_ID, all));
        store.scan(TENANT, Scan.of("note", History.BY_ID, all));
        store.readLog(TENANT, ALL, 0, all);
    }

    private static Stream<StoredRecord> ofKind(History history, String kind) {
        return history.records().values().stream()
                .filter(record -> record.key().kind().equals(kind));
    }

    private static void assertSame(List<StoredRecord> found, Stream<StoredRecord> expected) {
        List<StoredRecord> wanted = expected.toList();
        // Records hide their bodies, so say which of them differ.
        assertThat(found.stream().map(StoredRecord::key).toList())
                .isEqualTo(wanted.stream().map(StoredRecord::key).toList());
        assertThat(found).isEqualTo(wanted);
    }

    private List<StoredRecord> byId(String kind, String writer) {
        Range own = Range.of(new Value.Text(writer + "."), new Value.Text(writer + "/"));
        return scan(Scan.of(kind, History.BY_ID, 100).range(own));
    }

    private List<StoredRecord> scan(Scan scan) {
        List<StoredRecord> found = new ArrayList<>();
        Scan next = scan;
        while (true) {
            Slice slice = store.scan(TENANT, next);
            found.addAll(slice.records());
            if (!slice.more()) {
                return found;
            }
            next = scan.after(Position.of(found.get(found.size() - 1), scan.index()));
        }
    }

    private static long rank(StoredRecord item) {
        return item.attributes().get("rank") instanceof Value.Int rank ? rank.value() : -1;
    }

    /** Returns all entries of a log, whose sequences must be 1, 2, 3 and so on. */
    private List<String> log(String log) {
        List<String> bodies = new ArrayList<>();
        while (true) {
            LogSlice slice = store.readLog(TENANT, log, bodies.size(), 1_000);
            for (LogEntry entry : slice.entries()) {
                assertThat(entry.sequence()).as("next in %s", log).isEqualTo(bodies.size() + 1L);
                bodies.add(entry.body());
            }
            if (bodies.size() >= slice.last()) {
                assertThat(slice.last()).as("last of %s", log).isEqualTo(bodies.size());
                return bodies;
            }
            assertThat(slice.entries()).as("%s before its last entry", log).isNotEmpty();
        }
    }
}
