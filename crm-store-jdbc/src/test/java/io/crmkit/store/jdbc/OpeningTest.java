package io.crmkit.store.jdbc;

import static io.crmkit.store.jdbc.Items.BY_ID;
import static io.crmkit.store.jdbc.Items.BY_RANK;
import static io.crmkit.store.jdbc.Items.CATALOG;
import static io.crmkit.store.jdbc.Items.KIND;
import static io.crmkit.store.jdbc.Items.TENANT;
import static io.crmkit.store.jdbc.Items.batch;
import static io.crmkit.store.jdbc.Items.insert;
import static io.crmkit.store.jdbc.Items.item;
import static io.crmkit.store.jdbc.Items.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.crmkit.store.Catalog;
import io.crmkit.store.IncompatibleStoreException;
import io.crmkit.store.Index;
import io.crmkit.store.Kind;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("crm.db");
    }

    @Test
    void aFileThatDoesNotExistIsCreatedAndLeftAloneAfterClose() throws Exception {
        RecordStore store = open(CATALOG);
        store.commit(batch(insert(item("a"))));
        store.close();

        assertThat(names()).containsExactly("crm.db");
        assertThat(strings("PRAGMA journal_mode")).containsExactly("wal");
        assertThat(strings("SELECT id FROM crm_r_item")).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.db", "with space.db", "is?it=a#100%&\u00e9.db"})
    void anyFileNameIsTakenLiterally(String name) throws Exception {
        file = directory.resolve(name);

        open(CATALOG).close();

        assertThat(names()).containsExactly(name);
    }

    @Test
    void aNewerSchemaIsRefusedAndTheFileUntouched() throws Exception {
        open(CATALOG).close();
        run("UPDATE crm_schema SET version = 2");

        assertRefusedUntouched(CATALOG, "schema version 2, this library knows version 1");
    }

    @Test
    void anAttributeOfAnotherTypeIsRefusedAndTheFileUntouched() throws Exception {
        open(CATALOG).close();
        Map<String, Value.Type> types = new HashMap<>(KIND.attributes());
        types.put("flag", Value.Type.INT); // the same column type in SQLite
        Kind more = new Kind("more", Map.of(), List.of());

        assertRefusedUntouched(
                new Catalog(List.of(more, new Kind("item", types, KIND.indexes()))),
                "item.flag is stored as BOOL, declared as INT");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndUntouched() throws Exception {
        Files.writeString(file, "name,rating\nAda,10\n".repeat(500));

        assertRefusedUntouched(CATALOG, "no SQLite database");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 15, 20, 50, 99, 100, 511, 4_096, 40_000})
    void aTruncatedFileIsRefusedAndUntouched(int bytes) throws Exception {
        RecordStore store = open(CATALOG);
        List<Op> ops = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            ops.add(insert(item("id " + i)));
        }
        store.commit(batch(ops));
        store.close();
        byte[] whole = Files.readAllBytes(file);
        assertThat(whole.length).isGreaterThan(bytes);
        Files.write(file, Arrays.copyOf(whole, bytes));

        assertRefusedUntouched(CATALOG, "");
    }

    @Test
    void aDamagedDirectoryOfTablesIsRefusedAndUntouched() throws Exception {
        open(CATALOG).close();
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 100, 4_000, (byte) 0x5a); // the first page, behind the header
        Files.write(file, bytes);

        assertRefusedUntouched(CATALOG, "damaged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE crm_r_item (id INTEGER PRIMARY KEY)",
                "CREATE TABLE crm_log (line TEXT)",
                "CREATE TABLE crm_schema (name TEXT)"
            })
    void tablesOfOurNamesThatWeDidNotMakeAreRefusedAndUntouched(String create) throws Exception {
        run(create);

        assertRefusedUntouched(CATALOG, "CRM Kit");
    }

    @Test
    void tablesOfTheHostLiveInTheSameDatabase() throws Exception {
        run("CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT)", "INSERT INTO customer VALUES (1, 'Ada')");

        try (RecordStore store = open(CATALOG)) {
            store.commit(batch(insert(item("a"))));
            store.erase(TENANT);
        }

        assertThat(strings("SELECT name FROM customer")).containsExactly("Ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S"}) // SQLite itself writes one byte into a new file on some systems
    void anEmptyFileIsANewDatabase(String content) throws Exception {
        Files.writeString(file, content);

        open(CATALOG).close();

        assertThat(strings("SELECT version FROM crm_schema")).containsExactly("1");
    }

    @Test
    void aMissingDirectoryIsUnavailable() {
        file = directory.resolve("missing").resolve("crm.db");

        assertUnavailable("its directory does not exist");
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void aDirectoryOrAPathBelowAFileIsUnavailable() throws Exception {
        Files.createFile(file);
        file = file.resolve("crm.db");
        assertUnavailable("its parent is not a directory");

        file = directory;
        assertUnavailable("it is a directory");
    }

    @Test
    void aFileOrADirectoryWithoutPermissionIsUnavailable() throws Exception {
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(directory);
        Files.createFile(file);
        Files.setPosixFilePermissions(file, Set.of());
        assumeThat(Files.isReadable(file)).as("nothing is forbidden to root").isFalse();
        assertUnavailable("no permission to read it");

        Files.delete(file);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-x------"));
        try {
            assertUnavailable("no permission to write in its directory");
        } finally {
            Files.setPosixFilePermissions(directory, before);
        }
    }

    private void assertUnavailable(String obstacle) {
        assertThatThrownBy(() -> open(CATALOG))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("cannot open " + file + ": " + obstacle);
    }

    @Test
    void aDatabaseInMemoryIsRefused() {
        assertThatThrownBy(() -> JdbcStore.on(new PoolingSource("jdbc:sqlite::memory:", true))
                        .open(CATALOG))
                .isInstanceOf(IncompatibleStoreException.class)
                .hasMessageContaining("MemoryStore");
    }

    @Test
    void aCatalogOverTheLimitsIsRefusedBeforeTheFileIsMade() {
        Map<String, Value.Type> many = new HashMap<>();
        for (int i = 0; i < 65; i++) {
            many.put("a" + i, Value.Type.INT);
        }

        assertThatThrownBy(() -> open(new Catalog(List.of(new Kind("wide", many, List.of())))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(file).doesNotExist();
    }

    @Test
    void newKindsAttributesAndIndexesAreAddedToExistingRecords() {
        Kind old = new Kind("item", Map.of("rank", Value.Type.INT), List.of(BY_RANK));
        try (RecordStore store = open(new Catalog(List.of(old)))) {
            store.commit(batch(new Op.Put(0, new StoredRecord(key("a"), 3, "{}", Map.of("rank", new Value.Int(7))))));
        }
        Kind note = new Kind("note", Map.of(), List.of(BY_ID));

        try (RecordStore store = open(new Catalog(List.of(KIND, note)))) {
            StoredRecord filled = new StoredRecord(
                    key("a"),
                    3,
                    "{}",
                    Map.of("rank", new Value.Int(7), "name", new Value.Text(""), "flag", new Value.Bool(false)));
            assertThat(store.load(TENANT, Set.of(key("a")))).containsExactly(filled);
            for (Index index : KIND.indexes()) {
                assertThat(store.scan(TENANT, Scan.of("item", index, 9)).records())
                        .as("%s", index)
                        .containsExactly(filled);
            }
            assertThat(store.scan(TENANT, Scan.of("note", BY_ID, 9)).records()).isEmpty();
        }
    }

    @Test
    void anInstanceWithAnOlderCatalogGoesOnBesideANewerOne() {
        Kind old = new Kind("item", Map.of("rank", Value.Type.INT), List.of(BY_RANK));
        StoredRecord first = new StoredRecord(key("a"), 1, "{}", Map.of("rank", new Value.Int(1)));
        StoredRecord second = new StoredRecord(key("a"), 2, "{}", Map.of("rank", new Value.Int(2)));

        try (RecordStore before = open(new Catalog(List.of(old)))) {
            before.commit(batch(new Op.Put(0, first)));
            try (RecordStore after = open(CATALOG)) {
                before.commit(batch(new Op.Put(1, second)));
                assertThat(before.load(TENANT, Set.of(key("a")))).containsExactly(second);
                assertThat(after.load(TENANT, Set.of(key("a"))))
                        .singleElement()
                        .satisfies(record -> assertThat(record.attributes())
                                .containsEntry("rank", new Value.Int(2))
                                .containsEntry("name", new Value.Text("")));
                after.erase(TENANT);
            }
            assertThat(before.load(TENANT, Set.of(key("a")))).isEmpty();
        }
    }

    @Test
    void eraseReachesKindsThatTheInstanceWasNotOpenedWith() {
        try (RecordStore store = open(CATALOG)) {
            store.commit(batch(insert(item("a"))));
        }
        try (RecordStore narrow = open(new Catalog(List.of()))) {
            narrow.erase(TENANT);
        }
        try (RecordStore store = open(CATALOG)) {
            assertThat(store.load(TENANT, Set.of(key("a")))).isEmpty();
        }
    }

    @Test
    void manyInstancesOpenANewFileAtOnce() throws Exception {
        int instances = 8;
        PoolingSource source = new PoolingSource(file, false);
        CyclicBarrier start = new CyclicBarrier(instances);
        ExecutorService threads = Executors.newFixedThreadPool(instances);
        List<Future<RecordStore>> opened = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            RecordStore.Factory factory = i % 2 == 0 ? JdbcStore.sqlite(file) : JdbcStore.on(source);
            Callable<RecordStore> task = () -> {
                start.await(30, TimeUnit.SECONDS);
                return factory.open(CATALOG);
            };
            opened.add(threads.submit(task));
        }
        int i = 0;
        for (Future<RecordStore> each : opened) {
            RecordStore store = each.get(60, TimeUnit.SECONDS);
            store.commit(batch(insert(item("id " + i++))));
            store.close();
        }
        threads.shutdown();
        source.close();

        assertThat(strings("SELECT COUNT(*) FROM crm_r_item")).containsExactly("8");
        assertThat(strings("SELECT COUNT(*) FROM crm_schema")).containsExactly("1");
    }

    private RecordStore open(Catalog catalog) {
        return JdbcStore.sqlite(file).open(catalog);
    }

    private void assertRefusedUntouched(Catalog catalog, String message) throws Exception {
        byte[] before = Files.readAllBytes(file);
        List<String> names = names();
        for (RecordStore.Factory factory :
                List.of(JdbcStore.sqlite(file), JdbcStore.on(new PoolingSource(file, false)))) {
            assertThatThrownBy(() -> factory.open(catalog))
                    .isInstanceOf(IncompatibleStoreException.class)
                    .hasMessageContaining(message);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(names()).containsAll(names);
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> strings(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> strings = new ArrayList<>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }
}
