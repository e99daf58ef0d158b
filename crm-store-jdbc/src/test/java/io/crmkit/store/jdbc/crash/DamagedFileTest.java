package io.crmkit.store.jdbc.crash;

import static io.crmkit.store.jdbc.crash.History.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.crmkit.store.Batch;
import io.crmkit.store.IncompatibleStoreException;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoreException;
import io.crmkit.store.jdbc.JdbcStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a damaged file may do: be refused as it is, or be read with errors that have a name. {@code OpeningTest} has the rest. */
class DamagedFileTest {
    private static final int PAGE = 4_096;
    private static byte[] whole = {};

    @TempDir
    Path folder;

    private Path file;

    @BeforeAll
    static void fill(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("crm.db");
        try (RecordStore store = JdbcStore.sqlite(file).open(CATALOG)) {
            History history = new History("writer", 1);
            for (int i = 0; i < 30; i++) {
                Batch batch = history.next();
                store.commit(batch);
                history.apply(batch);
            }
        }
        whole = Files.readAllBytes(file);
        assertThat(whole.length).isGreaterThan(20 * PAGE);
    }

    @BeforeEach
    void name() {
        file = folder.resolve("crm.db");
    }

    @Test
    void aFileCutOffAnywhereIsRefusedAndNothingIsLeftBesideIt() throws Exception {
        Random random = new Random(Trials.seed("DamagedFileTest"));
        for (int i = 0; i < Trials.rounds(3); i++) {
            int length = random.nextInt(3) == 0
                    ? PAGE * (1 + random.nextInt(whole.length / PAGE - 1))
                    : 2 + random.nextInt(whole.length - 2);

            assertRefusedUntouched(Arrays.copyOf(whole, length), length + " bytes");
        }
    }

    @Test
    void aFileWithFlippedBytesIsRefusedUntouchedOrReadWithErrorsThatHaveAName() throws Exception {
        Random random = new Random(Trials.seed("DamagedFileTest"));
        int refused = 0;
        for (int i = 0; i < Trials.rounds(10); i++) {
            byte[] damaged = whole.clone();
            String where = "";
            for (int n = 1 + random.nextInt(8); n > 0; n--) {
                int at = random.nextInt(i % 2 == 0 ? 100 : damaged.length); // the header, or anywhere
                damaged[at] ^= (byte) (1 + random.nextInt(255));
                where += " " + at;
            }
            Files.write(file, damaged);

            Throwable failure = catchThrowable(DamagedFileTest.this::readAll);

            if (failure instanceof Refused) {
                refused++;
                assertUntouched(damaged, where);
            } else if (failure != null) {
                assertThat(failure).as("bytes at%s", where).isInstanceOf(StoreException.class);
            }
            clear();
        }
        assertThat(refused).as("files refused").isGreaterThan(Trials.rounds(2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWriteAheadLogWhoseDatabaseIsGoneIsNotThrownAway(boolean exists) throws Exception {
        if (exists) {
            Files.createFile(file);
        }
        Path log = folder.resolve("crm.db-wal");
        Files.write(log, whole);

        assertThatThrownBy(() -> JdbcStore.sqlite(file).open(CATALOG))
                .isInstanceOf(IncompatibleStoreException.class)
                .hasMessageContaining("write-ahead log");
        assertThat(Files.exists(file)).isEqualTo(exists);
        assertThat(Files.readAllBytes(log)).isEqualTo(whole);
    }

    static List<Arguments> foreign() {
        byte[] random = new byte[3 * PAGE];
        new Random(1).nextBytes(random);
        byte[] headerOnly = random.clone();
        System.arraycopy("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII), 0, headerOnly, 0, 16);
        return List.of(
                argumentSet("nothing but zeros", (Object) new byte[PAGE]),
                argumentSet("random bytes", (Object) random),
                argumentSet("the first line of SQLite, then random bytes", (Object) headerOnly),
                argumentSet(
                        "an archive", (Object) "PK\3\4 an archive".repeat(100).getBytes(StandardCharsets.US_ASCII)),
                argumentSet("a short text", (Object) "id;name\n1;Ada\n".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void aFileOfSomethingElseIsRefusedAndNothingIsLeftBesideIt(byte[] content) throws Exception {
        assertRefusedUntouched(content, content.length + " bytes");
    }

    /** What is not refused is read, by every way of reading. */
    private void readAll() {
        try (RecordStore store = open()) {
            new Inspection(store).readAll("writer");
        }
    }

    private RecordStore open() {
        try {
            return JdbcStore.sqlite(file).open(CATALOG);
        } catch (IncompatibleStoreException refused) {
            throw new Refused(refused);
        }
    }

    /** Tells a refusal at the start from an error later on. */
    private static final class Refused extends RuntimeException {
        Refused(Throwable cause) {
            super(cause);
        }
    }

    private void assertRefusedUntouched(byte[] content, String what) throws Exception {
        Files.write(file, content);
        Throwable refused =
                catchThrowable(() -> JdbcStore.sqlite(file).open(CATALOG).close());
        assertThat(refused)
                .as(what)
                .isInstanceOf(IncompatibleStoreException.class)
                .hasMessageMatching(".*(database|store|file).*");
        assertUntouched(content, what);
        clear();
    }

    private void assertUntouched(byte[] content, String what) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList()).as("files after %s", what).containsExactly(file);
        }
        assertThat(Files.readAllBytes(file)).as("content after %s", what).isEqualTo(content);
    }

    private void clear() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
    }
}
