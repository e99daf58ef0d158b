package io.crmkit.examples.mvstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.RecordStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
    private static final int KILLS = 5;

    @TempDir
    Path directory;

    @Test
    void confirmedBatchesAreThereAndEveryBatchIsWholeOrAbsent() throws Exception {
        Path file = directory.resolve("killed.mv");
        Random random = new Random(42);
        long confirmed = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            long before = confirmed;
            confirmed = killAfter(20 + random.nextInt(30), file);
            assertThat(confirmed).as("batches confirmed until kill %s", kill).isGreaterThan(before);

            long stored = stored(file);
            // the batch after the last confirmed one may be there: its confirmation was lost with the process
            assertThat(stored).as("batches stored after kill %s", kill).isBetween(confirmed, confirmed + 1);
            confirmed = stored;
        }
    }

    private static long killAfter(int batches, Path file) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Committer.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            long confirmed = 0;
            String line;
            int seen = 0;
            while ((line = out.readLine()) != null) {
                confirmed = Long.parseLong(line);
                if (++seen == batches) {
                    child.toHandle().destroyForcibly(); // and read on: it may have confirmed more before it died
                }
            }
            return confirmed;
        } finally {
            child.destroyForcibly();
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Returns how many batches there are, all of them whole and nothing else. */
    private static long stored(Path file) {
        try (MVStore opened = MvStoreAdapter.open(file);
                RecordStore store = MvStoreAdapter.on(opened).open(Accounts.CATALOG)) {
            long last = store.readLog(Accounts.TENANT, "batches", 0, 1).last();
            assertThat(store.readLog(Accounts.TENANT, "batches", 0, 10_000).entries())
                    .hasSize((int) last);
            for (long batch = 1; batch <= last; batch++) {
                assertThat(store.scan(Accounts.TENANT, Accounts.of(batch)).records())
                        .as("records of batch %s", batch)
                        .hasSize(Accounts.size(batch));
            }
            assertThat(store.scan(Accounts.TENANT, Accounts.of(last + 1)).records())
                    .as("records of batch %s, which is not in the log", last + 1)
                    .isEmpty();
            return last;
        }
    }
}
