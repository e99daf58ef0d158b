package io.crmkit.core.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feed.Change;
import io.crmkit.core.feed.ChangeFeed;
import io.crmkit.core.feed.ChangeKind;
import io.crmkit.core.feed.FeedEntry;
import io.crmkit.core.feed.FeedPage;
import io.crmkit.core.feed.FeedPosition;
import io.crmkit.core.id.CustomerId;
import io.crmkit.store.Batch;
import io.crmkit.store.ConflictException;
import io.crmkit.store.OutcomeUnknownException;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UnitOfWorkTest {
    record Note(String text) {}

    private static final LogType<Note> NOTES = LogType.of("notes", Note.class);

    private final FaultyStore faults = new FaultyStore();
    private final Workspace workspace = Fixture.open(faults.around(MemoryStore.create()));
    private final Repository<Member, CustomerId> members = workspace.repository(Member.TYPE);

    @Test
    void workThatThrowsStoresNothing() {
        assertThatThrownBy(() -> workspace.work(unit -> {
                    unit.add(Member.of("Ada", 3));
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");

        assertThat(members.count(Query.by(Member.BY_NAME))).isZero();
        assertThat(workspace.feed().read(workspace.feed().start(), 10).entries())
                .isEmpty();
    }

    @Test
    void aUnitSeesItsOwnChanges() {
        workspace.work(unit -> {
            Member ada = unit.add(Member.of("Ada", 3));
            unit.update(Member.TYPE, ada.id(), m -> m.ranked(4));
            assertThat(unit.get(Member.TYPE, ada.id()).rank()).isEqualTo(4);
            assertThat(unit.addIfAbsent(ada.carrying("c")).created()).isFalse();
            unit.remove(Member.TYPE, ada.id());
            assertThat(unit.find(Member.TYPE, ada.id())).isEmpty();
        });

        assertThat(faults.commits()).as("only the settings of the tenant").isEqualTo(1);
    }

    @Test
    void aConflictRepeatsTheWorkWithFreshReads() {
        Member ada = members.add(Member.of("Ada", 0));
        AtomicInteger attempts = new AtomicInteger();

        members.update(ada.id(), m -> {
            if (attempts.incrementAndGet() == 1) {
                members.update(ada.id(), other -> other.ranked(10));
            }
            return m.ranked(m.rank() + 1);
        });

        assertThat(attempts).hasValue(2);
        assertThat(members.get(ada.id()).rank()).isEqualTo(11);
    }

    @Test
    void workThatAlwaysLosesEndsWithTheConflict() {
        Member ada = members.add(Member.of("Ada", 0));
        faults.beforeEachCommit(() -> {
            throw new ConflictException(java.util.Set.of(io.crmkit.store.Key.ofLog("x")), null);
        });

        int before = faults.commits();
        assertThatThrownBy(() -> members.update(ada.id(), m -> m.ranked(1))).isInstanceOf(ConflictException.class);
        assertThat(faults.commits() - before).isEqualTo(Workspace.ATTEMPTS);
    }

    @Test
    void whatWasReadMustStillBeSoAtTheCommit() {
        Member first = members.add(Member.of("on call", 1));
        Member second = members.add(Member.of("on call", 1));
        AtomicInteger attempts = new AtomicInteger();

        // Each may leave only if the other stays; the second one leaves while the first one decides.
        workspace.work(unit -> {
            boolean otherStays = unit.get(Member.TYPE, second.id()).rank() == 1;
            if (attempts.incrementAndGet() == 1) {
                members.update(second.id(), m -> m.ranked(0));
            }
            if (otherStays) {
                unit.update(Member.TYPE, first.id(), m -> m.ranked(0));
            }
        });

        assertThat(attempts).hasValue(2);
        assertThat(members.get(first.id()).rank()).isEqualTo(1);
    }

    @Test
    void anUnknownOutcomeIsSettledWhetherItLandedOrNot() {
        Member ada = members.add(Member.of("Ada", 0));

        faults.onceAfterCommit(() -> {
            throw new OutcomeUnknownException("reply lost", null);
        });
        members.update(ada.id(), m -> m.ranked(m.rank() + 1));
        faults.onceBeforeCommit(() -> {
            throw new OutcomeUnknownException("request lost", null);
        });
        members.update(ada.id(), m -> m.ranked(m.rank() + 1));

        assertThat(members.get(ada.id()).rank()).isEqualTo(2);
    }

    @Test
    void aCommitThatIsStillUnderWayWhenItsOutcomeIsAskedForIsNotDoneTwice() {
        faults.onceLate();

        members.add(Member.of("Ada", 0));

        assertThat(members.stream(Query.by(Member.BY_NAME)).map(Member::name)).containsExactly("Ada");
    }

    @Test
    void anUnknownOutcomeThatCannotBeSettledIsReported() {
        faults.onceBeforeCommit(() -> {
            faults.unreadable();
            throw new OutcomeUnknownException("request lost", null);
        });

        assertThatThrownBy(() -> members.add(Member.of("Ada", 0)))
                .isInstanceOf(OutcomeUnknownException.class)
                .satisfies(unknown ->
                        assertThat(unknown.getSuppressed()[0]).isInstanceOf(StoreUnavailableException.class));
    }

    @Test
    void eventsOfACustomerAreNumberedWithoutGaps() {
        CustomerId ada = members.add(Member.of("Ada", 0)).id();
        SubjectLog<Note> notes = workspace.log(NOTES);

        notes.append(ada, new Note("one"), new Note("two"));
        workspace.work(unit -> unit.append(NOTES, ada, 2, List.of(new Note("three"))));

        assertThat(notes.read(ada))
                .isEqualTo(new LogEvents<>(List.of(new Note("one"), new Note("two"), new Note("three")), 1, 3));
        assertThat(notes.read(ada, 1, 1)).isEqualTo(new LogEvents<>(List.of(new Note("two")), 2, 3));
        assertThat(notes.read(new CustomerId("nobody")).events()).isEmpty();
        assertThatThrownBy(() -> workspace.work(unit -> unit.append(NOTES, ada, 2, List.of(new Note("late")))))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void whatHoldsACustomerInTheStoreIsEnoughForALogButNothingNewIs() {
        CustomerId ada = members.add(Member.of("Ada", 0)).id();
        Visit visit = workspace.repository(Visit.TYPE).add(Visit.of(ada, "shop"));

        workspace.work(unit -> {
            unit.update(Visit.TYPE, visit.id(), stored -> new Visit(stored.id(), ada, "desk"));
            unit.append(NOTES, ada, List.of(new Note("moved")));
        });

        assertThat(workspace.log(NOTES).read(ada).events()).containsExactly(new Note("moved"));
        CustomerId ghost = new CustomerId("ghost");
        assertThatThrownBy(() -> workspace.work(unit -> {
                    unit.update(Visit.TYPE, visit.id(), stored -> new Visit(stored.id(), ada, "door"));
                    unit.append(NOTES, ghost, List.of(new Note("boo")));
                }))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> workspace.work(unit -> {
                    unit.update(Visit.TYPE, visit.id(), stored -> new Visit(stored.id(), ghost, "door"));
                    unit.append(NOTES, ghost, List.of(new Note("boo")));
                }))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> workspace.work(unit -> {
                    unit.update(Visit.TYPE, visit.id(), stored -> new Visit(stored.id(), ada, "door"));
                    unit.remove(Member.TYPE, ada);
                    unit.append(NOTES, ada, List.of(new Note("boo")));
                }))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aLogBelongsToACustomerWhoExistsAndGuardsHold() {
        CustomerId ada = members.add(Member.of("Ada", 0)).id();

        assertThatThrownBy(() -> workspace.log(NOTES).append(new CustomerId("ghost"), new Note("boo")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("log.notes.customer");
        assertThatThrownBy(() -> workspace.log(NOTES).append(Member.of("new", 1).id(), new Note("boo")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> workspace.work(unit -> {
                    unit.append(NOTES, ada, List.of(new Note("one")));
                    unit.append(NOTES, ada, 99, List.of(new Note("two")));
                }))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("expectedLast");
        workspace.work(unit -> {
            unit.append(NOTES, ada, 0, List.of(new Note("one")));
            unit.append(NOTES, ada, 1, List.of(new Note("two")));
        });
        assertThat(workspace.log(NOTES).read(ada).events()).hasSize(2);
    }

    @Test
    void aUnitThatHasEndedTakesNoMoreChanges() {
        UnitOfWork escaped = workspace.compute(unit -> unit);

        assertThatThrownBy(() -> escaped.add(Member.of("Ada", 0))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPositionBehindTheEndOfTheFeedIsRefused() {
        FeedPosition ahead = FeedPosition.parse("0:" + "9,".repeat(15) + "9");

        assertThatThrownBy(() -> workspace.feed().read(ahead, 10))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("behind the end");
    }

    @Test
    void theFeedTellsEveryChangeOnceAndInOrderPerSubject() {
        Member ada = members.add(Member.of("Ada", 0));
        members.update(ada.id(), m -> m.ranked(1));
        Visit visit = workspace.repository(Visit.TYPE).add(Visit.of(ada.id(), "desk"));
        workspace.log(NOTES).append(ada.id(), new Note("one"));
        workspace.repository(Visit.TYPE).remove(visit.id());
        members.remove(ada.id());

        List<Change> changes = readAll(workspace.feed(), workspace.feed().start(), 1).stream()
                .flatMap(entry -> entry.changes().stream())
                .toList();

        String id = ada.id().value();
        assertThat(changes)
                .containsExactly(
                        new Change("customer", id, ChangeKind.ADDED, 1),
                        new Change("customer", id, ChangeKind.UPDATED, 2),
                        new Change("visit", visit.id().value(), ChangeKind.ADDED, 1),
                        new Change("notes", id, ChangeKind.APPENDED, 0),
                        new Change("visit", visit.id().value(), ChangeKind.REMOVED, 1),
                        new Change("customer", id, ChangeKind.REMOVED, 2));
    }

    @Test
    void aReaderOfTheFeedMissesAndRepeatsNothingWhileOthersWrite() throws Exception {
        int writers = 4;
        int each = 50;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        List<Future<?>> done = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            done.add(pool.submit(() -> {
                start.await();
                for (int i = 0; i < each; i++) {
                    members.add(Member.of("n", i));
                }
                return null;
            }));
        }
        ChangeFeed feed = workspace.feed();
        FeedPosition position = feed.start();
        Map<String, Integer> seen = new HashMap<>();
        start.countDown();
        while (seen.size() < writers * each || !done.stream().allMatch(Future::isDone)) {
            FeedPage page = feed.read(FeedPosition.parse(position.toString()), 7);
            page.entries()
                    .forEach(entry -> entry.changes().forEach(change -> seen.merge(change.id(), 1, Integer::sum)));
            position = page.next();
            for (Future<?> writer : done) {
                if (writer.isDone()) {
                    writer.get();
                }
            }
        }
        pool.shutdown();
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

        assertThat(seen)
                .hasSize(writers * each)
                .allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
        assertThat(feed.read(position, 7).entries()).isEmpty();
        assertThat(feed.end().sequences()).isEqualTo(position.sequences());
    }

    @Test
    void countersUnderManyThreadsLoseNothing() throws Exception {
        Member ada = members.add(Member.of("Ada", 0));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<?>> done = new ArrayList<>();
        for (int w = 0; w < 4; w++) {
            done.add(pool.submit(() -> {
                for (int i = 0; i < 50; i++) {
                    members.update(ada.id(), m -> m.ranked(m.rank() + 1));
                }
            }));
        }
        for (Future<?> writer : done) {
            writer.get(30, TimeUnit.SECONDS);
        }
        pool.shutdown();

        assertThat(members.get(ada.id()).rank()).isEqualTo(200);
        assertThat(members.findVersioned(ada.id()).orElseThrow().version()).isEqualTo(201);
    }

    private static List<FeedEntry> readAll(ChangeFeed feed, FeedPosition from, int limit) {
        List<FeedEntry> entries = new ArrayList<>();
        FeedPage page;
        FeedPosition position = from;
        do {
            page = feed.read(position, limit);
            entries.addAll(page.entries());
            position = page.next();
        } while (page.more());
        return entries;
    }

    /** Throws on demand around the commits of a store. */
    private static final class FaultyStore {
        private Optional<Runnable> before = Optional.empty();
        private Optional<Runnable> after = Optional.empty();
        private Optional<Optional<Batch>> late = Optional.empty();
        private boolean once;
        private boolean unreadable;
        private int commits;

        int commits() {
            return commits;
        }

        void beforeEachCommit(Runnable fault) {
            before = Optional.of(fault);
        }

        void onceBeforeCommit(Runnable fault) {
            before = Optional.of(fault);
            once = true;
        }

        void onceAfterCommit(Runnable fault) {
            after = Optional.of(fault);
            once = true;
        }

        /** The next commit is done only before the one after it, as by a server that is slow with it. */
        void onceLate() {
            late = Optional.of(Optional.empty());
        }

        void unreadable() {
            unreadable = true;
        }

        RecordStore.Factory around(RecordStore.Factory factory) {
            return catalog -> {
                RecordStore store = factory.open(catalog);
                return (RecordStore) java.lang.reflect.Proxy.newProxyInstance(
                        RecordStore.class.getClassLoader(),
                        new Class<?>[] {RecordStore.class},
                        (proxy, method, args) -> {
                            if (method.getName().equals("readLog") && unreadable) {
                                throw new StoreUnavailableException("down", null);
                            }
                            boolean commit = method.getName().equals("commit");
                            if (commit) {
                                commits++;
                                fire(before);
                                delay(store, (Batch) args[0]);
                            }
                            Object result;
                            try {
                                result = method.invoke(store, args);
                            } catch (java.lang.reflect.InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                            if (commit) {
                                fire(after);
                            }
                            return result;
                        });
            };
        }

        private void delay(RecordStore store, Batch batch) {
            if (late.isPresent() && late.get().isEmpty()) {
                late = Optional.of(Optional.of(batch));
                throw new OutcomeUnknownException("no reply yet", null);
            }
            late.flatMap(held -> held).ifPresent(store::commit);
            late = Optional.empty();
        }

        /** A fault that shall happen once is disarmed before it happens. */
        private void fire(Optional<Runnable> fault) {
            if (once && fault.isPresent()) {
                once = false;
                before = Optional.empty();
                after = Optional.empty();
            }
            fault.ifPresent(Runnable::run);
        }
    }
}
