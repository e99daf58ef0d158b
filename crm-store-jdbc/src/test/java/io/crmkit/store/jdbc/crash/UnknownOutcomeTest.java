package io.crmkit.store.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.core.Crm;
import io.crmkit.core.repository.Query;
import io.crmkit.store.OutcomeUnknownException;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.jdbc.JdbcStore;
import io.crmkit.store.jdbc.TestPostgres;
import io.crmkit.store.jdbc.crash.Cell.CellId;
import io.crmkit.store.jdbc.crash.CommitProxy.Fate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between the application and PostgreSQL is a network that breaks during COMMIT: every unit of work is done exactly once. */
class UnknownOutcomeTest {
    private static final int WORKERS = 4;
    private static final long DEADLINE = 60;

    private final ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
    private String direct = "";

    @BeforeEach
    void createDatabase() throws SQLException {
        direct = TestPostgres.newDatabase();
    }

    @AfterEach
    void endThreads() throws Exception {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(DEADLINE, TimeUnit.SECONDS)).isTrue();
    }

    /** What a worker was told about its units of work: they are numbered from 0. */
    private record Told(List<Integer> done, List<Integer> unknown) {}

    @Test
    void everyUnitOfWorkIsDoneExactlyOnceWhateverTheNetworkLoses() throws Exception {
        long seed = Trials.seed("UnknownOutcomeTest");
        Random random = new Random(seed);
        AtomicBoolean faulty = new AtomicBoolean();
        Supplier<Fate> fates = () -> {
            synchronized (random) {
                int choice = faulty.get() ? random.nextInt(8) : 7;
                return choice == 0 ? Fate.REQUEST_LOST : choice < 3 ? Fate.REPLY_LOST : Fate.ARRIVES;
            }
        };
        try (CommitProxy proxy = proxy(fates);
                HikariDataSource pool = PostgresServer.pool(proxy.url(direct), "workers", WORKERS);
                Crm crm = crm(pool)) {
            crm.work(unit -> {
                for (int i = 0; i < WORKERS; i++) {
                    unit.add(Cell.of("counter." + i, 0));
                }
            });
            faulty.set(true);
            List<Future<Told>> working = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                int me = i;
                working.add(threads.submit(() -> work(crm, me)));
            }
            terminateBackends(working, random);
            List<Told> told = new ArrayList<>();
            for (Future<Told> worker : working) {
                told.add(worker.get(DEADLINE, TimeUnit.SECONDS));
            }
            faulty.set(false);

            pool.getHikariPoolMXBean().softEvictConnections();
            int unknown = 0;
            for (int i = 0; i < WORKERS; i++) {
                inspect(crm, i, told.get(i));
                unknown += told.get(i).unknown().size();
            }
            assertThat(told.stream().mapToInt(worker -> worker.done().size()).sum())
                    .isPositive();
            System.out.println("UnknownOutcomeTest: " + WORKERS * Trials.rounds(3) + " units of work, " + unknown
                    + " left unknown");
        }
    }

    /** A unit counts and leaves a mark under an id of its own, so that doing it twice shows in either way. */
    private static Told work(Crm crm, int me) {
        Told told = new Told(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < Trials.rounds(3); i++) {
            long mark = mark(me, i);
            try {
                crm.work(unit -> {
                    unit.update(Cell.TYPE, new CellId("counter." + me), cell -> cell.plus(1));
                    unit.add(Cell.of("", mark));
                });
                told.done().add(i);
            } catch (OutcomeUnknownException e) {
                told.unknown().add(i);
            } catch (StoreUnavailableException e) {
                // nothing was applied
            }
        }
        return told;
    }

    private static long mark(int worker, int number) {
        return (worker + 1) * 1_000_000L + number;
    }

    private static void inspect(Crm crm, int worker, Told told) {
        long marks = 0;
        for (int i = 0; i < Trials.rounds(3); i++) {
            long times = crm.repository(Cell.TYPE).count(Query.by(Cell.BY_VALUE).equal(Cell.VALUE, mark(worker, i)));
            long expected = told.done().contains(i) ? 1 : 0;
            assertThat(times)
                    .as("times that unit %s of worker %s was done", i, worker)
                    .isBetween(expected, told.unknown().contains(i) ? 1 : expected);
            marks += times;
        }
        assertThat(crm.repository(Cell.TYPE)
                        .get(new CellId("counter." + worker))
                        .value())
                .as("counter of worker %s", worker)
                .isEqualTo(marks);
    }

    /** Beside the network, connections are ended by the server now and then. */
    private void terminateBackends(List<Future<Told>> working, Random random) throws SQLException {
        try (Connection connection = DriverManager.getConnection(direct);
                Statement statement = connection.createStatement()) {
            while (!working.stream().allMatch(Future::isDone)) {
                synchronized (random) {
                    Trials.spin(random, 100_000);
                }
                statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'workers' AND datname = current_database()"
                        + " ORDER BY random() LIMIT 1");
            }
        }
    }

    /** The server is slow with COMMIT, the client gives up and asks what became of it, and only then is the commit done. */
    @Test
    void aCommitThatIsStillUnderWayWhenTheClientGaveUpIsNotDoneTwice() throws Exception {
        AtomicBoolean delay = new AtomicBoolean();
        try (CommitProxy proxy = proxy(() -> delay.compareAndSet(true, false) ? Fate.DELAYED : Fate.ARRIVES);
                HikariDataSource pool = PostgresServer.pool(proxy.url(direct), "workers", 2);
                Crm crm = crm(pool)) {
            crm.repository(Cell.TYPE).add(Cell.of("counter.0", 0));
            delay.set(true);
            Future<Told> working = threads.submit(() -> workOnce(crm));

            deliverWhenItWaitsOrIsDone(proxy, working);

            Told told = working.get(DEADLINE, TimeUnit.SECONDS);
            awaitNoTransactions();
            inspect(crm, 0, told);
        }
    }

    private static Told workOnce(Crm crm) {
        Told told = new Told(new ArrayList<>(), new ArrayList<>());
        try {
            crm.work(unit -> {
                unit.update(Cell.TYPE, new CellId("counter.0"), cell -> cell.plus(1));
                unit.add(Cell.of("", mark(0, 0)));
            });
            told.done().add(0);
        } catch (OutcomeUnknownException e) {
            told.unknown().add(0);
        }
        return told;
    }

    @Test
    void aRecordIsNotAddedTwiceByACommitThatIsStillUnderWay() throws Exception {
        AtomicBoolean delay = new AtomicBoolean();
        try (CommitProxy proxy = proxy(() -> delay.compareAndSet(true, false) ? Fate.DELAYED : Fate.ARRIVES);
                HikariDataSource pool = PostgresServer.pool(proxy.url(direct), "workers", 2);
                Crm crm = crm(pool)) {
            delay.set(true);
            Future<Cell> working =
                    threads.submit(() -> crm.repository(Cell.TYPE).add(Cell.of("", 7)));

            deliverWhenItWaitsOrIsDone(proxy, working);

            Cell told = working.get(DEADLINE, TimeUnit.SECONDS);
            awaitNoTransactions();
            assertThat(crm.repository(Cell.TYPE).stream(Query.by(Cell.BY_VALUE)))
                    .containsExactly(told);
        }
    }

    private void deliverWhenItWaitsOrIsDone(CommitProxy proxy, Future<?> working) throws SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE);
        while (!working.isDone() && number("wait_event_type = 'Lock'") == 0) {
            assertThat(System.nanoTime()).as("deadline of a unit of work").isLessThan(end);
        }
        proxy.deliver();
    }

    private void awaitNoTransactions() throws SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE);
        while (number("state <> 'idle' AND pid <> pg_backend_pid()") > 0) {
            assertThat(System.nanoTime()).as("deadline of a commit").isLessThan(end);
        }
    }

    /** Returns how many connections to this database are in a state. */
    private long number(String state) throws SQLException {
        try (Connection connection = DriverManager.getConnection(direct);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND " + state)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private CommitProxy proxy(Supplier<Fate> fates) throws Exception {
        return new CommitProxy(TestPostgres.port(), fates);
    }

    private static Crm crm(HikariDataSource pool) {
        return Crm.builder(JdbcStore.on(pool)).register(Cell.TYPE).build();
    }
}
