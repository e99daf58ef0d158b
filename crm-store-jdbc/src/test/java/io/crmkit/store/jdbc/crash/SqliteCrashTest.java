package io.crmkit.store.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.RecordStore;
import io.crmkit.store.jdbc.JdbcStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCrashTest {
    @TempDir
    Path folder;

    @Test
    void whateverWasAcknowledgedSurvivesAKillWholeAndNothingIsThereInPart() throws Exception {
        long seed = Trials.seed("SqliteCrashTest");
        Random random = new Random(seed);
        Path file = folder.resolve("crm.db");
        History history = new History("writer", seed);
        long acknowledged = 0;
        int unsettled = 0;
        for (int kill = 1; kill <= Trials.kills(); kill++) {
            acknowledged = Math.max(acknowledged, killed(file, seed, random));
            unsettled++; // each child may have had one batch under way
            // Sometimes it is the next child that recovers the file, and may be killed while it does.
            if (kill == Trials.kills() || random.nextInt(3) > 0) {
                inspect(file, history, acknowledged, acknowledged + unsettled);
                unsettled = 0;
                acknowledged = history.last();
            }
        }
        System.out.println("SqliteCrashTest: " + Trials.kills() + " kills, " + history.last() + " batches");
        assertThat(history.last())
                .as("batches, so that there was something to lose")
                .isGreaterThan(Trials.rounds(3));
    }

    /** Lets a child work, kills it at a random moment, and returns the number of the last batch that it acknowledged, or 0. */
    private long killed(Path file, long seed, Random random) throws Exception {
        Path scratch = folder.resolve("scratch");
        long acknowledged = 0;
        try (ChildJvm child = ChildJvm.start(scratch, CommittingChild.class, file, "writer", seed)) {
            child.expect("opening");
            int choice = random.nextInt(5);
            if (choice == 0) {
                Trials.spin(random, 300_000); // while it opens the file
            } else {
                child.expect("open");
                int lines = choice == 1 ? 0 : random.nextInt(60);
                for (int i = 0; i < lines; i++) {
                    acknowledged = number(child.next()).orElseThrow();
                }
                Trials.spin(random, 5_000); // two commits or so
            }
            child.kill();
            for (Optional<String> line = child.line(); line.isPresent(); line = child.line()) {
                acknowledged = number(line.get()).orElse(acknowledged);
            }
            assertThat(child.errors()).isEmpty();
        } finally {
            clear(scratch);
        }
        return acknowledged;
    }

    private static Optional<Long> number(String line) {
        return line.endsWith(".") ? Optional.of(Long.valueOf(line.substring(0, line.length() - 1))) : Optional.empty();
    }

    private static void inspect(Path file, History history, long atLeast, long atMost) throws Exception {
        try (RecordStore store = JdbcStore.sqlite(file).open(History.CATALOG)) {
            Inspection inspection = new Inspection(store);
            inspection.batches(history, atLeast, atMost);
            inspection.logOfAll(List.of(history));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
            assertThat(rows.getString(1)).isEqualTo("ok");
        }
    }

    /** The driver leaves its native library behind when it is killed. */
    private static void clear(Path scratch) throws Exception {
        try (Stream<Path> files = Files.list(scratch)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
