package io.crmkit.store.jdbc;

import static io.crmkit.store.jdbc.Items.BY_RANK;
import static io.crmkit.store.jdbc.Items.CATALOG;
import static io.crmkit.store.jdbc.Items.TENANT;
import static io.crmkit.store.jdbc.Items.batch;
import static io.crmkit.store.jdbc.Items.insert;
import static io.crmkit.store.jdbc.Items.item;
import static io.crmkit.store.jdbc.Items.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Catalog;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables as the documentation shows them, and what the store keeps in its own connections. */
class LayoutTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("crm.db");
    }

    @Test
    void tablesAndIndexesAreThoseOfTheDocumentation() throws SQLException {
        JdbcStore.sqlite(file).open(CATALOG).close();

        assertThat(rows(file, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"))
                .containsExactly(
                        "CREATE TABLE crm_catalog (kind TEXT NOT NULL, attribute TEXT NOT NULL, type TEXT NOT NULL,"
                                + " PRIMARY KEY (kind, attribute))",
                        "CREATE INDEX crm_i_item$name$rank$flag ON crm_r_item (tenant, a_name, a_rank, a_flag, id)",
                        "CREATE INDEX crm_i_item$rank ON crm_r_item (tenant, a_rank, id)",
                        "CREATE TABLE crm_log (tenant TEXT NOT NULL, log TEXT NOT NULL, seq INTEGER NOT NULL,"
                                + " body TEXT NOT NULL, PRIMARY KEY (tenant, log, seq)) WITHOUT ROWID",
                        "CREATE TABLE crm_log_head (tenant TEXT NOT NULL, log TEXT NOT NULL, last INTEGER NOT NULL,"
                                + " PRIMARY KEY (tenant, log)) WITHOUT ROWID",
                        "CREATE TABLE crm_r_item (tenant TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL,"
                                + " a_flag INTEGER NOT NULL DEFAULT 0, a_name TEXT NOT NULL DEFAULT '',"
                                + " a_rank INTEGER NOT NULL DEFAULT 0, body TEXT NOT NULL, CONSTRAINT crm_p_item PRIMARY KEY (tenant, id))",
                        "CREATE TABLE crm_schema (version INTEGER NOT NULL PRIMARY KEY)");
        assertThat(rows(file, "SELECT kind || '.' || attribute || ' ' || type FROM crm_catalog"))
                .containsExactly("item. KIND", "item.flag BOOL", "item.name TEXT", "item.rank INT");
    }

    @Test
    void recordsWithoutAttributesAreKeptInTheOrderOfTheirIdsAndMayGetAttributesLater() throws SQLException {
        Index byId = new Index("by_id", List.of());
        Kind plain = new Kind("claim", Map.of(), List.of(byId));
        try (RecordStore store = JdbcStore.sqlite(file).open(new Catalog(List.of(plain)))) {
            store.commit(batch(insert(new StoredRecord(new Key("claim", "a"), 1, "{}", Map.of()))));
            assertThat(store.scan(TENANT, Scan.of("claim", byId, 10)).records()).hasSize(1);
        }
        assertThat(rows(file, "SELECT sql FROM sqlite_schema WHERE name = 'crm_r_claim'"))
                .containsExactly(
                        "CREATE TABLE crm_r_claim (tenant TEXT NOT NULL, id TEXT NOT NULL,"
                                + " version INTEGER NOT NULL, body TEXT NOT NULL, CONSTRAINT crm_p_claim PRIMARY KEY (tenant, id)) WITHOUT ROWID");

        Index byRank = new Index("by_rank", List.of("rank"));
        Kind ranked = new Kind("claim", Map.of("rank", Value.Type.INT), List.of(byRank));
        try (RecordStore store = JdbcStore.sqlite(file).open(new Catalog(List.of(ranked)))) {
            assertThat(store.scan(TENANT, Scan.of("claim", byRank, 10)).records())
                    .extracting(StoredRecord::attributes)
                    .containsExactly(Map.of("rank", new Value.Int(0)));
        }
    }

    @Test
    void plainSqlReadsABody() throws SQLException {
        try (RecordStore store = JdbcStore.sqlite(file).open(CATALOG)) {
            store.commit(batch(insert(item("a", 1, "Ada", 3)), new Op.Append("feed", 0, List.of("{\"op\":\"put\"}"))));

            assertThat(rows(file, "SELECT json_extract(body, '$.name') FROM crm_r_item WHERE a_rank = 3"))
                    .containsExactly("Ada");
            assertThat(rows(file, "SELECT seq || json_extract(body, '$.op') FROM crm_log WHERE log = 'feed'"))
                    .containsExactly("1put");
        }
    }

    @Test
    void aKilledProcessLeavesEveryCommitBehind() throws Exception {
        Path copy = directory.resolve("copy.db");
        try (RecordStore store = JdbcStore.sqlite(file).open(CATALOG)) {
            store.commit(batch(insert(item("a"))));
            // What is in the files now is what the next process would find.
            Files.copy(file, copy);
            Files.copy(directory.resolve("crm.db-wal"), directory.resolve("copy.db-wal"));
        }

        try (RecordStore store = JdbcStore.sqlite(copy).open(CATALOG)) {
            assertThat(store.load(TENANT, Set.of(key("a")))).containsExactly(item("a"));
        }
    }

    @Test
    void ownConnectionsSyncEveryCommitAndOverwriteWhatIsErased() throws SQLException {
        FileConnections connections = new FileConnections(new Sqlite(), file);
        Session session = connections.take();
        for (String pragma : List.of("synchronous=2", "secure_delete=1", "busy_timeout=10000")) {
            String[] nameAndValue = pragma.split("=", 2);
            try (ResultSet rows = session.prepare("PRAGMA " + nameAndValue[0]).executeQuery()) {
                assertThat(rows.getString(1)).as(pragma).isEqualTo(nameAndValue[1]);
            }
        }
        connections.giveBack(session, true);
        connections.close();
    }

    @Test
    void aSessionKeepsABoundedNumberOfStatements() throws SQLException {
        FileConnections connections = new FileConnections(new Sqlite(), file);
        Session session = connections.take();
        PreparedStatement first = session.prepare("SELECT -1");

        for (int i = 0; i < 256; i++) {
            try (ResultSet rows = session.prepare("SELECT " + i).executeQuery()) {
                assertThat(rows.getInt(1)).isEqualTo(i);
            }
        }

        assertThat(first.isClosed()).isTrue();
        assertThat(session.prepare("SELECT 255")).isSameAs(session.prepare("SELECT 255"));
        connections.giveBack(session, true);
        connections.close();
    }

    @Test
    void anyNumberOfKeysIsLoaded() {
        try (RecordStore store = JdbcStore.sqlite(file).open(CATALOG)) {
            List<Op> ops = new ArrayList<>();
            IntStream.range(0, 1_100).forEach(i -> ops.add(insert(item("id " + i))));
            store.commit(batch(ops));

            for (int size : new int[] {1, 2, 3, 4, 5, 511, 512, 513, 1_024, 1_025, 1_100}) {
                Set<Key> keys = new HashSet<>();
                List<StoredRecord> expected = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    keys.add(key("id " + i));
                    expected.add(item("id " + i));
                }
                assertThat(store.load(TENANT, keys)).as("%d keys", size).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @Test
    void eraseOverwritesMoreThanOneChunkOnDisk() throws Exception {
        try (RecordStore store = JdbcStore.sqlite(file).open(CATALOG)) {
            for (int start = 0; start < 20_001; start += 10_000) {
                List<Op> ops = new ArrayList<>();
                IntStream.range(start, Math.min(start + 10_000, 20_001))
                        .forEach(i -> ops.add(insert(item("id " + i, 1, "Lovelace", i))));
                store.commit(batch(ops));
            }
            store.commit(batch(new Op.Append("log", 0, List.of("Lovelace"))));

            store.erase(TENANT);

            assertThat(store.scan(TENANT, Scan.of("item", BY_RANK, 1)).records())
                    .isEmpty();
            assertThat(store.readLog(TENANT, "log", 0, 1).last()).isZero();
        }
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains("Lovelace"))
                .as("erased text is left in the file")
                .isFalse();
    }

    @Test
    void oneFileHasOneQueueOfWritersUnderAnyName() throws Exception {
        Path link =
                Files.createSymbolicLink(directory.resolve("link"), Files.createDirectory(directory.resolve("real")));
        WriteLock before = WriteLock.of(link.resolve("crm.db"));
        Files.createFile(link.resolve("crm.db"));
        WriteLock after = WriteLock.of(
                directory.resolve("real").resolve("..").resolve("real").resolve("crm.db"));
        assertThat(after).isSameAs(before);

        before.abandon();
        assertThat(WriteLock.of(link.resolve("crm.db"))).isSameAs(after);
        after.abandon();
        after.abandon();
        WriteLock fresh = WriteLock.of(link.resolve("crm.db"));
        assertThat(fresh).isNotSameAs(after);
        fresh.abandon();
    }

    private static List<String> rows(Path file, String sql) throws SQLException {
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
