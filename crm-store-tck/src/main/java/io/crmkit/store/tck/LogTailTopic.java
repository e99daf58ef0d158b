package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.Item.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Key;
import io.crmkit.store.LogEntry;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.tck.Race.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Rules H09 and H13 to H16: many writers at the end of one log, and readers that follow it. */
public abstract class LogTailTopic extends Topic {
    private static final int WRITERS = 8;
    private static final int APPENDS = 8;
    private static final int PAGE = 5;
    private static final int CLOSELY = 60;

    /** For an adapter's test that runs this topic alone. */
    protected LogTailTopic() {}

    @Rule(id = "H09", says = "a reader never sees a sequence before all earlier ones are visible")
    final void readerNeverSeesSequenceGap() {
        withReader(reader -> {
            LogSlice slice = reader.readLog(tenant, LOG, 0, ALL);
            assertThat(slice.entries())
                    .as("sequences that are visible while others append")
                    .extracting(LogEntry::sequence)
                    .isEqualTo(IntStream.rangeClosed(1, slice.entries().size())
                            .mapToObj(i -> (long) i)
                            .toList());
            assertThat(slice.last()).as("last").isEqualTo(slice.entries().size());
            return slice.last();
        });
    }

    @Rule(id = "H13", says = "an append at the end never conflicts, whoever else appends")
    final void appendAtEndNeverConflicts() {
        RecordStore second = open();

        List<Outcome> outcomes = race(IntStream.range(0, WRITERS)
                .mapToObj(writer -> (Runnable) () -> appendAtEnd(writer % 2 == 0 ? store : second, writer))
                .toList());

        assertThat(outcomes)
                .as("writers at the end of one log")
                .containsOnly(Outcome.APPLIED)
                .hasSize(WRITERS);
    }

    @Rule(
            id = "H14",
            says = "concurrent appends at the end give every entry one sequence, dense, each writer's in its order")
    final void appendAtEndIsDense() {
        RecordStore second = open();
        commit(append(0, "before"));

        race(IntStream.range(0, WRITERS)
                .mapToObj(writer -> (Runnable) () -> appendAtEnd(writer % 2 == 0 ? store : second, writer))
                .toList());

        commit(append(1 + 2 * WRITERS * APPENDS, "behind"));
        List<LogEntry> entries = store.readLog(tenant, LOG, 1, ALL).entries();
        assertThat(entries)
                .extracting(LogEntry::sequence)
                .isEqualTo(IntStream.rangeClosed(2, 2 + 2 * WRITERS * APPENDS)
                        .mapToObj(i -> (long) i)
                        .toList());
        for (int writer = 0; writer < WRITERS; writer++) {
            String own = "writer " + writer + " ";
            assertThat(entries.stream().map(LogEntry::body).filter(body -> body.startsWith(own)))
                    .as("entries of one writer")
                    .isEqualTo(bodies(writer));
        }
    }

    @Rule(
            id = "H15",
            says =
                    "a reader that follows a log misses no entry, finds the record that came with it, and sees the end as it was")
    final void readerOfAtEndLogMissesNothing() {
        List<String> followed = new ArrayList<>();

        withReader(reader -> {
            LogSlice slice = reader.readLog(tenant, LOG, followed.size(), PAGE);
            assertOfOneMoment(slice, followed.size());
            for (LogEntry entry : slice.entries()) {
                followed.add(entry.body());
                assertThat(entry.sequence()).as("sequence of the next entry").isEqualTo(followed.size());
                assertThat(stored(reader, tenant, item(entry.body())))
                        .as("record that came with an entry")
                        .isPresent();
            }
            return followed.size();
        });

        List<String> all = new ArrayList<>();
        IntStream.range(0, WRITERS).forEach(writer -> all.addAll(bodies(writer)));
        assertThat(followed).as("entries that a follower saw").containsExactlyInAnyOrderElementsOf(all);
        followClosely();
    }

    /** The writer waits for a read before it appends again, so that the reader is always near the end, where races are. */
    private void followClosely() {
        RecordStore second = open();
        Semaphore reads = new Semaphore(0);
        race(List.of(
                () -> {
                    for (int i = 0; i < CLOSELY; i++) {
                        commit(new Op.Append("closely", Op.Append.AT_END, List.of("entry")));
                        Race.await(deadline, reads);
                    }
                },
                () -> {
                    try {
                        for (long seen = 0; seen < CLOSELY; reads.release()) {
                            LogSlice slice = second.readLog(tenant, "closely", seen, PAGE);
                            assertOfOneMoment(slice, seen);
                            seen += slice.entries().size();
                        }
                    } finally {
                        reads.release(CLOSELY); // the writer does not wait for a reader that failed or is done
                    }
                }));
    }

    private static void assertOfOneMoment(LogSlice slice, long after) {
        long end = after + slice.entries().size();
        assertThat(slice.last())
                .as("last, as seen with %s entries after %s", slice.entries().size(), after)
                .isGreaterThanOrEqualTo(end);
        if (slice.entries().size() < PAGE) {
            assertThat(slice.last()).as("last, when no entry is left to read").isEqualTo(end);
        }
    }

    @Rule(id = "H16", says = "an append at the end in a batch that conflicts elsewhere leaves nothing")
    final void appendAtEndOfFailedBatchLeavesNothing() {
        commit(append(Op.Append.AT_END, "one"));
        List<String> before = everything();
        Op.Append unknown = new Op.Append("unknown", Op.Append.AT_END, List.of("lost"));
        Op.Append known = append(Op.Append.AT_END, "lost", "lost");

        assertConflict(
                Set.of(note("none").key()),
                known,
                unknown,
                item("a").insert(),
                note("none").delete(1));
        assertConflict(
                Set.of(note("none").key()), note("none").delete(1), item("a").insert(), unknown, known);
        assertConflict(Set.of(Key.ofLog("other")), known, unknown, new Op.Append("other", 3, List.of("x")));
        assertConflict(Set.of(Key.ofLog("other")), append(1, "lost"), unknown, new Op.Append("other", 3, List.of("x")));
        assertConflict(Set.of(Key.ofLog("other")), new Op.Append("other", 3, List.of("x")), append(1, "lost"));

        assertThat(everything()).isEqualTo(before);
        for (String log : List.of("unknown", "other")) {
            assertThat(store.readLog(tenant, log, 0, ALL)).as("log %s", log).isEqualTo(new LogSlice(List.of(), 0));
        }
        commit(append(Op.Append.AT_END, "two"), new Op.Append("unknown", 0, List.of("first")));
        assertThat(log()).containsExactly("1=one", "2=two", "last=2");
    }

    /** What a reader does again and again; returns how many entries it has seen. */
    private interface Reading {
        long read(RecordStore reader);
    }

    /** Lets writers append, and a reader read until it has seen everything; it must not wait when all is written. */
    private void withReader(Reading reading) {
        RecordStore second = open();
        AtomicInteger writing = new AtomicInteger(WRITERS);
        long all = 2L * WRITERS * APPENDS;
        List<Runnable> tasks = new ArrayList<>();
        tasks.add(() -> {
            long seen = 0;
            while (seen < all) {
                boolean last = writing.get() == 0;
                long before = seen;
                seen = reading.read(second);
                assertThat(last && seen == before && seen < all)
                        .as("the reader still waits for entries behind %s when all is written", seen)
                        .isFalse();
            }
        });
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            tasks.add(() -> {
                try {
                    appendAtEnd(writer % 2 == 0 ? store : second, writer);
                } finally {
                    writing.decrementAndGet();
                }
            });
        }
        assertThat(race(tasks)).containsOnly(Outcome.APPLIED);
    }

    /** Appends two entries at a time, each with a record of its own. */
    private void appendAtEnd(RecordStore instance, int writer) {
        List<String> bodies = bodies(writer);
        for (int i = 0; i < bodies.size(); i += 2) {
            commit(
                    instance,
                    tenant,
                    append(Op.Append.AT_END, bodies.get(i), bodies.get(i + 1)),
                    item(bodies.get(i)).insert(),
                    item(bodies.get(i + 1)).insert());
        }
    }

    private static List<String> bodies(int writer) {
        return IntStream.range(0, 2 * APPENDS)
                .mapToObj(i -> "writer " + writer + " entry " + i)
                .toList();
    }
}
