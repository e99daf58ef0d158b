package io.crmkit.store.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.store.Batch;
import io.crmkit.store.OutcomeUnknownException;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.jdbc.JdbcStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresCrashTest {
    private static final int WRITERS = 4;
    private static final long DEADLINE = 60;
    private static final String NAME = "writers";

    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicInteger unknown = new AtomicInteger();
    private final AtomicInteger unknownButStored = new AtomicInteger();
    private volatile boolean stop;

    @TempDir
    Path folder;

    @Test
    void whateverWasAcknowledgedSurvivesAKillWholeAndNothingIsThereInPart() throws Exception {
        long seed = Trials.seed("PostgresCrashTest");
        Random random = new Random(seed);
        List<History> histories = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            histories.add(new History("writer" + i, seed));
        }
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        int servers = 0;
        try (PostgresServer server = PostgresServer.start(folder);
                HikariDataSource pool = PostgresServer.pool(server.url(), NAME, WRITERS);
                RecordStore store = JdbcStore.on(pool).open(History.CATALOG)) {
            for (int kill = 0; kill < Trials.kills(); kill++) {
                boolean wholeServer = random.nextInt(4) == 0;
                servers += wholeServer ? 1 : 0;
                long until = acknowledged.get() + random.nextInt(40);
                stop = false;
                List<Future<Long>> writers = new ArrayList<>();
                for (History history : histories) {
                    writers.add(threads.submit(() -> writeUntilItFails(store, history)));
                }
                kill(server, wholeServer, until, random);
                if (wholeServer) {
                    server.restart();
                }
                server.awaitUp();
                stop = true;
                List<Long> atMost = new ArrayList<>();
                for (Future<Long> writer : writers) {
                    atMost.add(writer.get(DEADLINE, TimeUnit.SECONDS));
                }
                pool.getHikariPoolMXBean().softEvictConnections();

                Inspection inspection = new Inspection(store);
                for (int i = 0; i < WRITERS; i++) {
                    History history = histories.get(i);
                    long before = history.last();
                    inspection.batches(history, before, atMost.get(i));
                    unknownButStored.addAndGet((int) (history.last() - before));
                }
                inspection.logOfAll(histories);
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.println("PostgresCrashTest: " + Trials.kills() + " kills, " + servers + " of them of the server, "
                + acknowledged + " batches acknowledged, " + unknown + " of unknown outcome, " + unknownButStored
                + " of these stored");
        assertThat(acknowledged.get())
                .as("batches, so that there was something to lose")
                .isGreaterThan(Trials.rounds(3));
    }

    private void kill(PostgresServer server, boolean whole, long until, Random random) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE);
        List<ProcessHandle> backends = whole ? List.of() : server.backends(NAME);
        while (acknowledged.get() < until) {
            assertThat(System.nanoTime()).as("deadline of writers").isLessThan(end);
            Thread.onSpinWait();
        }
        if (backends.isEmpty() && !whole) {
            backends = server.backends(NAME);
        }
        Trials.spin(random, 5_000);
        if (whole) {
            server.killAll();
        } else {
            backends.get(random.nextInt(backends.size())).destroyForcibly();
        }
    }

    /** Returns the number of the last batch that may be stored: one more than acknowledged if the last outcome is unknown. */
    private long writeUntilItFails(RecordStore store, History history) {
        while (!stop) { // a pool may replace a connection that died unused, and then nothing fails
            Batch batch = history.next();
            try {
                store.commit(batch);
            } catch (OutcomeUnknownException e) {
                unknown.incrementAndGet();
                return history.last() + 1;
            } catch (StoreUnavailableException e) {
                return history.last(); // nothing of it must be there
            }
            history.apply(batch);
            acknowledged.incrementAndGet();
        }
        return history.last();
    }
}
