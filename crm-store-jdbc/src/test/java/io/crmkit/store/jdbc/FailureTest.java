package io.crmkit.store.jdbc;

import static io.crmkit.store.jdbc.Items.CATALOG;
import static io.crmkit.store.jdbc.Items.TENANT;
import static io.crmkit.store.jdbc.Items.batch;
import static io.crmkit.store.jdbc.Items.insert;
import static io.crmkit.store.jdbc.Items.item;
import static io.crmkit.store.jdbc.Items.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.crmkit.store.IncompatibleStoreException;
import io.crmkit.store.Op;
import io.crmkit.store.OutcomeUnknownException;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoreException;
import io.crmkit.store.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {
    private static final long DEADLINE = 30;

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private PoolingSource source;
    private RecordStore store;

    @BeforeEach
    void open() {
        source = new PoolingSource(directory.resolve("crm.db"), false);
        store = JdbcStore.on(source).open(CATALOG);
    }

    @AfterEach
    void close() throws Exception {
        source.before(sql -> {});
        store.close();
        source.close();
        threads.shutdownNow();
        assertThat(threads.awaitTermination(DEADLINE, TimeUnit.SECONDS)).isTrue();
        assertThat(source.lent()).as("connections not given back").isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // result code of SQLite, before COMMIT, during COMMIT
        " 1, IncompatibleStoreException, OutcomeUnknownException",
        " 5, StoreUnavailableException,  StoreUnavailableException",
        " 6, StoreUnavailableException,  StoreUnavailableException",
        " 8, StoreUnavailableException,  StoreUnavailableException",
        "10, StoreUnavailableException,  OutcomeUnknownException",
        "11, IncompatibleStoreException, OutcomeUnknownException",
        "13, StoreUnavailableException,  StoreUnavailableException",
        "14, StoreUnavailableException,  OutcomeUnknownException",
        "26, IncompatibleStoreException, OutcomeUnknownException",
        " 0, StoreUnavailableException,  OutcomeUnknownException"
    })
    void whatAFailureMeansDependsOnThePhase(int code, String before, String during) {
        SQLException failure = new SQLException("told by the driver", null, code);

        for (String statement : List.of("BEGIN", "INSERT", "COMMIT")) {
            source.before(sql -> {
                if (sql.startsWith(statement)) {
                    throw failure;
                }
            });
            assertThatThrownBy(() -> store.commit(batch(insert(item("a")))))
                    .as("failure of %s", statement)
                    .isInstanceOf(StoreException.class)
                    .hasCause(failure)
                    .extracting(thrown -> thrown.getClass().getSimpleName())
                    .isEqualTo(statement.equals("COMMIT") ? during : before);
        }

        source.before(sql -> {});
        assertThat(store.load(TENANT, Set.of(key("a")))).isEmpty();
        store.commit(batch(insert(item("a"))));
        assertThat(store.load(TENANT, Set.of(key("a")))).containsExactly(item("a"));
    }

    @Test
    void aFullDiskIsUnavailableAndTheStoreRecovers() throws SQLException {
        source.configure("PRAGMA max_page_count = 40");
        List<Op> large = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            large.add(insert(item("id " + i, 1, "x".repeat(700), i)));
        }

        assertThatThrownBy(() -> store.commit(batch(large)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("full")
                .hasMessageNotContaining("xxx");
        assertThat(store.load(TENANT, Set.of(key("id 0")))).isEmpty();

        source.configure("PRAGMA max_page_count = 1000000");
        store.commit(batch(large));
        assertThat(store.load(TENANT, Set.of(key("id 499")))).hasSize(1);
    }

    @Test
    void aReadOnlyDatabaseCanBeReadAndIsUnavailableForWriting() throws SQLException {
        store.commit(batch(insert(item("a"))));

        try (PoolingSource reading =
                new PoolingSource("jdbc:sqlite:file:" + directory.resolve("crm.db") + "?mode=ro", true)) {
            RecordStore readOnly = JdbcStore.on(reading).open(CATALOG);
            assertThat(readOnly.load(TENANT, Set.of(key("a")))).containsExactly(item("a"));
            assertThatThrownBy(() -> readOnly.commit(batch(insert(item("b")))))
                    .isInstanceOf(StoreUnavailableException.class);
            readOnly.close();
        }
    }

    @Test
    void aDroppedTableNeedsAPerson() throws SQLException {
        source.configure("DROP TABLE crm_r_item");

        assertThatThrownBy(() -> store.load(TENANT, Set.of(key("a")))).isInstanceOf(IncompatibleStoreException.class);
    }

    @Test
    void anInterruptedWriterFailsWhileItWaitsAndSucceedsWhenItNeedNot() throws Exception {
        try (Blocked first = new Blocked("COMMIT")) {
            AtomicReference<Thread> waiting = new AtomicReference<>();
            AtomicReference<Boolean> flag = new AtomicReference<>();
            Future<Throwable> second = threads.submit(() -> {
                waiting.set(Thread.currentThread());
                Throwable thrown = catchThrowable(() -> store.commit(batch(insert(item("b")))));
                flag.set(Thread.interrupted());
                return thrown;
            });
            awaitState(waiting, Thread.State.TIMED_WAITING);

            waiting.get().interrupt();

            assertThat(second.get(DEADLINE, TimeUnit.SECONDS)).isInstanceOf(StoreUnavailableException.class);
            assertThat(flag.get()).as("interrupt flag").isTrue();
            first.release();
        }

        Thread.currentThread().interrupt();
        store.commit(batch(insert(item("c"))));
        assertThat(Thread.interrupted()).as("interrupt flag").isTrue();
        assertThat(store.load(TENANT, Set.of(key("a"), key("b"), key("c")))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closeWaitsForWhatRunsAndRefusesWhatWaits(boolean interrupted) throws Exception {
        try (Blocked first = new Blocked("COMMIT")) {
            AtomicReference<Thread> waiting = new AtomicReference<>();
            Future<Throwable> second = threads.submit(() -> {
                waiting.set(Thread.currentThread());
                return catchThrowable(() -> store.commit(batch(insert(item("b")))));
            });
            awaitState(waiting, Thread.State.TIMED_WAITING);
            AtomicReference<Thread> closing = new AtomicReference<>();
            Future<?> closed = threads.submit(() -> {
                closing.set(Thread.currentThread());
                store.close();
            });
            awaitState(closing, Thread.State.TIMED_WAITING);
            assertThatThrownBy(() -> closed.get(10, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

            if (interrupted) {
                closing.get().interrupt();
                closed.get(DEADLINE, TimeUnit.SECONDS);
            }
            first.release();

            closed.get(DEADLINE, TimeUnit.SECONDS);
            assertThat(second.get(DEADLINE, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
        }
        try (RecordStore again = JdbcStore.on(source).open(CATALOG)) {
            assertThat(again.load(TENANT, Set.of(key("a"), key("b")))).containsExactly(item("a"));
        }
    }

    /** A commit of record a that stands still before a statement. */
    private final class Blocked implements AutoCloseable {
        private final CountDownLatch release = new CountDownLatch(1);
        private final Future<?> commit;

        Blocked(String statement) throws InterruptedException {
            CountDownLatch reached = new CountDownLatch(1);
            source.before(sql -> {
                if (sql.equals(statement)) {
                    reached.countDown();
                    await(release);
                }
            });
            commit = threads.submit(() -> store.commit(batch(insert(item("a")))));
            await(reached);
            source.before(sql -> {});
        }

        void release() throws Exception {
            release.countDown();
            commit.get(DEADLINE, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            release.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(DEADLINE, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitState(AtomicReference<Thread> thread, Thread.State state) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE);
        while (thread.get() == null || thread.get().getState() != state) {
            assertThat(System.nanoTime()).as("deadline for %s", state).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
