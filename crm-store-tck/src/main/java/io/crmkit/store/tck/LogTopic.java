package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Key;
import io.crmkit.store.LogEntry;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.tck.Race.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Rules H01 to H08 and H10 to H12: logs are dense sequences that start at 1. */
public abstract class LogTopic extends Topic {
    private static final int WRITERS = 4;
    private static final int ROUNDS = 10;
    private static final long FAR = WritingTopic.FAR;

    /** For an adapter's test that runs this topic alone. */
    protected LogTopic() {}

    @Rule(id = "H01", says = "the first entry of a log has the sequence 1")
    final void firstEntryHasSequenceOne() {
        commit(append(0, "one"));
        commit(new Op.Append("other", Op.Append.AT_END, List.of("first")));

        assertThat(log()).containsExactly("1=one", "last=1");
        assertThat(store.readLog(tenant, "other", 0, ALL)).isEqualTo(slice(1, new LogEntry(1, "first")));
    }

    @Rule(id = "H02", says = "sequences ascend without gaps over all batches")
    final void sequencesAreDenseAscending() {
        commit(append(0, "1", "2"));
        assertThat(log()).containsExactly("1=1", "2=2", "last=2");

        commit(append(2, "3"));
        commit(append(Op.Append.AT_END, "4", "5"));
        commit(append(5, "6"));
        commit(append(Op.Append.AT_END, "7"));

        assertThat(log()).containsExactly("1=1", "2=2", "3=3", "4=4", "5=5", "6=6", "7=7", "last=7");
    }

    @Rule(id = "H03", says = "a batch that failed consumes no sequence")
    final void failedBatchConsumesNoSequence() {
        commit(append(0, "1"));

        for (int i = 0; i < 3; i++) {
            assertConflict(Set.of(item("a").key()), item("a").replace(1), append(1, "lost"));
            assertConflict(
                    Set.of(item("a").key()),
                    append(Op.Append.AT_END, "lost"),
                    item("a").replace(1));
        }

        commit(append(1, "2"));
        commit(append(Op.Append.AT_END, "3"));
        assertThat(log()).containsExactly("1=1", "2=2", "3=3", "last=3");
    }

    @Rule(id = "H04", says = "an append whose expected last sequence is wrong conflicts")
    final void appendWithWrongExpectedLastConflicts() {
        commit(append(0, "1", "2"));

        for (long wrong : new long[] {0, 1, 3, FAR, FAR + 2, Long.MAX_VALUE}) {
            assertConflict(Set.of(Key.ofLog(LOG)), append(wrong, "lost"));
        }
        assertConflict(Set.of(Key.ofLog("empty")), new Op.Append("empty", 1, List.of("lost")));
        assertConflict(Set.of(Key.ofLog("empty")), new Op.Append("empty", FAR, List.of("lost")));

        assertThat(log()).containsExactly("1=1", "2=2", "last=2");
    }

    @Rule(id = "H05", says = "of concurrent appends after the same sequence exactly one wins")
    final void concurrentAppendersGetExactlyOneWinnerPerSequence() {
        List<String> expected = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long last = round;
            List<Outcome> outcomes = race(IntStream.range(0, WRITERS)
                    .mapToObj(writer -> (Runnable) () -> commit(append(last, "entry " + last)))
                    .toList());

            assertThat(outcomes).as("writers that append after %s", last).containsOnlyOnce(Outcome.APPLIED);
            expected.add(last + 1 + "=entry " + last);
        }
        expected.add("last=" + ROUNDS);
        assertThat(log()).isEqualTo(expected);
    }

    @Rule(id = "H06", says = "the entries of one append keep their order")
    final void multiEntryAppendKeepsOrder() {
        List<String> bodies =
                IntStream.range(0, 50).mapToObj(i -> "entry " + i * 37 % 50).toList();

        commit(new Op.Append(LOG, 0, bodies));

        assertThat(store.readLog(tenant, LOG, 0, ALL).entries())
                .extracting(LogEntry::body)
                .isEqualTo(bodies);
    }

    @Rule(id = "H07", says = "a read after a sequence returns strictly later entries")
    final void readAfterReturnsStrictlyLater() {
        commit(append(0, "1", "2", "3"));

        assertThat(store.readLog(tenant, LOG, 1, ALL)).isEqualTo(slice(3, new LogEntry(2, "2"), new LogEntry(3, "3")));
        assertThat(store.readLog(tenant, LOG, 2, ALL)).isEqualTo(slice(3, new LogEntry(3, "3")));
        assertThat(store.readLog(tenant, LOG, 3, ALL)).isEqualTo(slice(3));
        for (long behind : new long[] {99, FAR, FAR + 1, Long.MAX_VALUE}) {
            assertThat(store.readLog(tenant, LOG, behind, ALL))
                    .as("after %s", behind)
                    .isEqualTo(slice(3));
            assertThat(store.readLog(tenant, LOG, behind, 1))
                    .as("after %s", behind)
                    .isEqualTo(slice(3));
        }
    }

    @Rule(id = "H08", says = "a read honours its limit, states the last sequence, and goes on where it ended")
    final void readHonoursLimitAndResumes() {
        List<String> bodies =
                IntStream.rangeClosed(1, 25).mapToObj(i -> "entry " + i).toList();
        commit(new Op.Append(LOG, 0, bodies));

        for (int limit : new int[] {1, 2, 7, 24, 25, 26, Integer.MAX_VALUE}) {
            List<String> read = new ArrayList<>();
            while (read.size() < bodies.size()) {
                int left = bodies.size() - read.size();
                LogSlice slice = store.readLog(tenant, LOG, read.size(), limit);

                assertThat(slice.entries())
                        .as("entries after %s, limit %s", read.size(), limit)
                        .hasSize(Math.min(limit, left));
                assertThat(slice.last()).as("last of the whole log").isEqualTo(bodies.size());
                slice.entries().forEach(entry -> read.add(entry.body()));
            }
            assertThat(read).as("read by %s", limit).isEqualTo(bodies);
        }
    }

    @Rule(id = "H10", says = "logs of different names have nothing to do with each other")
    final void logsWithDifferentNamesAreIndependent() {
        List<String> names = List.of(
                "a",
                "A",
                "a ",
                "a1",
                "1",
                "a1:2",
                "a:1",
                "ab",
                "Aa",
                "BB", // the same hash
                "AaAa",
                "BBBB",
                "tck_item",
                item("x").key().toString());
        insert(item("a"), item("1"));
        for (int round = 0; round < 3; round++) {
            for (String name : names) {
                commit(new Op.Append(name, round, List.of(name + " " + round)));
            }
        }
        commit(new Op.Append("a", 3, List.of("alone")), new Op.Append("A", Op.Append.AT_END, List.of("both")));

        for (String name : names) {
            List<LogEntry> expected = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                expected.add(new LogEntry(round + 1, name + " " + round));
            }
            if (name.equals("a")) {
                expected.add(new LogEntry(4, "alone"));
            } else if (name.equals("A")) {
                expected.add(new LogEntry(4, "both"));
            }
            assertThat(store.readLog(tenant, name, 0, ALL).entries())
                    .as("log '%s'", name)
                    .isEqualTo(expected);
        }
        assertThat(ids(items(TckCatalog.BY_ID))).containsExactly("1", "a");
    }

    @Rule(id = "H11", says = "a log that nobody wrote to is empty, and reading it changes nothing")
    final void readOfUnknownLogIsEmpty() {
        commit(append(0, "one"));

        assertThat(store.readLog(tenant, "unknown", 0, ALL)).isEqualTo(slice(0));
        assertThat(store.readLog(tenant, "unknown", 7, 1)).isEqualTo(slice(0));
        assertThat(store.readLog(freshTenant(), LOG, 0, 1)).isEqualTo(slice(0));

        commit(new Op.Append("unknown", 0, List.of("first")));
        assertThat(store.readLog(tenant, "unknown", 0, ALL)).isEqualTo(slice(1, new LogEntry(1, "first")));
    }

    @Rule(id = "H12", says = "an entry never changes, whatever later batches try")
    final void entriesCannotBeChangedByLaterBatches() {
        commit(append(0, "1", "2", "3"));
        List<String> before = log();

        for (long earlier = 0; earlier < 3; earlier++) {
            assertConflict(Set.of(Key.ofLog(LOG)), append(earlier, "changed", "changed", "changed", "changed"));
        }
        assertThat(log()).isEqualTo(before);

        commit(append(3, "4"));
        commit(append(Op.Append.AT_END, "5"));
        assertThat(log()).containsExactly("1=1", "2=2", "3=3", "4=4", "5=5", "last=5");
    }

    private static LogSlice slice(long last, LogEntry... entries) {
        return new LogSlice(List.of(entries), last);
    }
}
