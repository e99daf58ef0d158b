package io.crmkit.store.jdbc;

import static io.crmkit.store.jdbc.Items.BY_ID;
import static io.crmkit.store.jdbc.Items.CATALOG;
import static io.crmkit.store.jdbc.Items.KIND;
import static io.crmkit.store.jdbc.Items.TENANT;
import static io.crmkit.store.jdbc.Items.batch;
import static io.crmkit.store.jdbc.Items.insert;
import static io.crmkit.store.jdbc.Items.item;
import static io.crmkit.store.jdbc.Items.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.store.Catalog;
import io.crmkit.store.IncompatibleStoreException;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.Value;
import java.sql.SQLException;
import java.util.ArrayList;
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
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresOpeningTest {
    private static final String COLUMNS =
            "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(collation_name, '-')"
                    + " FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1";

    private String url;
    private DataSource source;

    @BeforeEach
    void create() throws SQLException {
        url = TestPostgres.newDatabase();
        source = TestPostgres.plain(url);
    }

    @Test
    void tablesAndIndexesAreThoseOfTheDocumentation() throws SQLException {
        JdbcStore.on(source).open(CATALOG).close();

        assertThat(Database.rows(source, COLUMNS))
                .containsExactly(
                        "crm_catalog.attribute text C",
                        "crm_catalog.kind text C",
                        "crm_catalog.type text C",
                        "crm_log.body text C",
                        "crm_log.log text C",
                        "crm_log.seq bigint -",
                        "crm_log.tenant text C",
                        "crm_log_head.last bigint -",
                        "crm_log_head.log text C",
                        "crm_log_head.tenant text C",
                        "crm_r_item.a_flag boolean -",
                        "crm_r_item.a_name text C",
                        "crm_r_item.a_rank bigint -",
                        "crm_r_item.body text C",
                        "crm_r_item.id text C",
                        "crm_r_item.tenant text C",
                        "crm_r_item.version bigint -",
                        "crm_schema.version bigint -");
        assertThat(Database.rows(source, "SELECT indexdef FROM pg_indexes WHERE tablename = 'crm_r_item' ORDER BY 1"))
                .containsExactly(
                        "CREATE INDEX \"crm_i_item$name$rank$flag\" ON public.crm_r_item USING btree"
                                + " (tenant, a_name, a_rank, a_flag, id)",
                        "CREATE INDEX \"crm_i_item$rank\" ON public.crm_r_item USING btree (tenant, a_rank, id)",
                        "CREATE UNIQUE INDEX crm_p_item ON public.crm_r_item USING btree (tenant, id)");
    }

    @Test
    void plainSqlReadsABody() throws SQLException {
        try (RecordStore store = JdbcStore.on(source).open(CATALOG)) {
            store.commit(batch(insert(item("a", 1, "Ada", 3))));
        }
        assertThat(Database.rows(source, "SELECT body::jsonb ->> 'name' FROM crm_r_item WHERE a_rank = 3"))
                .containsExactly("Ada");
    }

    @Test
    void manyInstancesOpenANewDatabaseAtOnce() throws Exception {
        int instances = 8;
        CyclicBarrier start = new CyclicBarrier(instances);
        ExecutorService threads = Executors.newFixedThreadPool(instances);
        List<Future<RecordStore>> opened = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            Callable<RecordStore> task = () -> {
                start.await(30, TimeUnit.SECONDS);
                return JdbcStore.on(source).schema("made_at_once").open(CATALOG);
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

        assertThat(Database.rows(source, "SELECT COUNT(*) FROM made_at_once.crm_r_item"))
                .containsExactly("8");
        assertThat(Database.rows(source, "SELECT COUNT(*) FROM made_at_once.crm_schema"))
                .containsExactly("1");
    }

    @Test
    void aNewerSchemaAndAnotherTypeAreRefusedAndNothingIsChanged() throws SQLException {
        JdbcStore.on(source).open(CATALOG).close();
        Map<String, Value.Type> types = new HashMap<>(KIND.attributes());
        types.put("flag", Value.Type.INT);
        Kind more = new Kind("more", Map.of(), List.of());
        assertRefused(
                new Catalog(List.of(more, new Kind("item", types, KIND.indexes()))),
                "item.flag is stored as BOOL, declared as INT");

        Database.run(source, "UPDATE crm_schema SET version = 2");
        assertRefused(CATALOG, "schema version 2, this library knows version 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE crm_r_item (id INTEGER PRIMARY KEY)",
                "CREATE TABLE crm_log (line TEXT)",
                "CREATE TABLE crm_schema (name TEXT)"
            })
    void tablesOfOurNamesThatWeDidNotMakeAreRefused(String create) throws SQLException {
        Database.run(source, create);

        assertRefused(CATALOG, "CRM Kit");
    }

    private void assertRefused(Catalog catalog, String message) throws SQLException {
        List<String> before = Database.rows(source, COLUMNS);
        assertThatThrownBy(() -> JdbcStore.on(source).open(catalog))
                .isInstanceOf(IncompatibleStoreException.class)
                .hasMessageContaining(message);
        assertThat(Database.rows(source, COLUMNS)).isEqualTo(before);
    }

    @Test
    void aDatabaseThatCannotKeepEveryTextIsRefused() throws SQLException {
        String name = "latin_" + url.replaceAll(".*/test_(\\d+).*", "$1");
        Database.run(
                source,
                "CREATE DATABASE " + name + " ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");

        assertThatThrownBy(() -> JdbcStore.on(TestPostgres.plain(url.replaceAll("/test_\\d+", "/" + name)))
                        .open(CATALOG))
                .isInstanceOf(IncompatibleStoreException.class)
                .hasMessageContaining("LATIN1");
    }

    @Test
    void aDatabaseThatIsNotThereIsUnavailable() {
        assertThatThrownBy(() -> JdbcStore.on(TestPostgres.plain(url.replaceAll("/test_\\d+", "/missing")))
                        .open(CATALOG))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void storesOfDifferentPrefixesAndTablesOfTheHostLiveTogether() throws SQLException {
        Database.run(source, "CREATE TABLE crm_customers (name TEXT)", "CREATE TABLE acme_orders (name TEXT)");
        try (RecordStore first = JdbcStore.on(source).open(CATALOG);
                RecordStore second = JdbcStore.on(source).tablePrefix("acme_").open(CATALOG)) {
            first.commit(batch(insert(item("a"))));
            assertThat(second.load(TENANT, Set.of(key("a")))).isEmpty();
            second.erase(TENANT);
            assertThat(first.load(TENANT, Set.of(key("a")))).hasSize(1);
        }
    }

    @Test
    void storesOfDifferentPrefixesMakeTheirSchemaAtOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            String schema = "shared_" + round;
            CyclicBarrier start = new CyclicBarrier(2);
            ExecutorService threads = Executors.newFixedThreadPool(2);
            List<Future<RecordStore>> opened = new ArrayList<>();
            for (String prefix : List.of("a_", "b_")) {
                opened.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return JdbcStore.on(source)
                            .schema(schema)
                            .tablePrefix(prefix)
                            .open(CATALOG);
                }));
            }
            for (Future<RecordStore> each : opened) {
                each.get(60, TimeUnit.SECONDS).close();
            }
            threads.shutdown();
        }
    }

    @Test
    void eraseTouchesOurTablesAloneAndSurvivesWhatADatabaseAdministratorAdds() throws SQLException {
        try (RecordStore store = JdbcStore.on(source).open(CATALOG)) {
            store.commit(batch(insert(item("a"))));
            Database.run(
                    source,
                    "CREATE INDEX ON crm_r_item (a_name)",
                    "CREATE VIEW crm_r_view AS SELECT tenant, id FROM crm_r_item",
                    "CREATE TABLE crm_r_theirs (tenant TEXT, id TEXT)",
                    "INSERT INTO crm_r_theirs VALUES ('acme', 'x')");

            store.erase(TENANT);

            assertThat(store.load(TENANT, Set.of(key("a")))).isEmpty();
        }
        assertThat(Database.rows(source, "SELECT id FROM crm_r_theirs")).containsExactly("x");
    }

    @Test
    void anInterruptedMigrationIsContinued() throws SQLException {
        List<String> all = JdbcStore.on(source).ddl(CATALOG);
        for (int done = 0; done < all.size(); done++) {
            List<String> left = JdbcStore.on(source).ddl(CATALOG);
            assertThat(left).as("after %d statements", done).containsExactlyElementsOf(all.subList(done, all.size()));
            Database.run(source, left.get(0));
        }
        assertThat(JdbcStore.on(source).ddl(CATALOG)).isEmpty();

        Database.run(source, "DROP TABLE crm_r_item");
        try (RecordStore store = JdbcStore.on(source).open(CATALOG)) {
            store.commit(batch(insert(item("a"))));
            assertThat(store.load(TENANT, Set.of(key("a")))).containsExactly(item("a"));
        }
    }

    @Test
    void namesOfAnyLengthStayApart() {
        String longest = "k".repeat(40);
        String a = "a".repeat(40);
        Index one = new Index("one", List.of(a, "b"));
        Index two = new Index("two", List.of(a, "c"));
        Map<String, Value.Type> types = Map.of(a, Value.Type.INT, "b", Value.Type.INT, "c", Value.Type.INT);
        Catalog catalog = new Catalog(List.of(
                new Kind(longest, types, List.of(one, two)),
                new Kind("item", Map.of(), List.of(BY_ID)),
                new Kind("item_pkey", Map.of(), List.of(BY_ID))));
        StoredRecord record = new StoredRecord(
                new Key(longest, "x"),
                1,
                "{}",
                Map.of(a, new Value.Int(1), "b", new Value.Int(2), "c", new Value.Int(3)));
        JdbcStoreFactory factory = JdbcStore.on(source).tablePrefix("a_prefix_of_twenty__");

        try (RecordStore store = factory.open(catalog)) {
            store.commit(batch(insert(record)));
            assertThat(store.scan(TENANT, Scan.of(longest, two, 9)).records()).containsExactly(record);
        }
        assertThat(factory.ddl(catalog)).as("missing after a complete opening").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Crm_", "1_", "crm", "a b_", "x\"_", "a_prefix_of_21_chars_", "crm_r_", "crm_i_", "x_p_"})
    void aPrefixThatIsNoneIsRefused(String prefix) {
        assertThatThrownBy(() -> JdbcStore.on(source).tablePrefix(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("table prefix");
        assertThatThrownBy(() -> JdbcStore.on(source).schema(prefix + "\""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schema");
    }

    @Test
    void aUserWithoutRightsToMakeTablesOpensWhatAMigrationMade() throws SQLException {
        for (String sql : JdbcStore.on(source).schema("crm").ddl(CATALOG)) {
            Database.run(source, sql);
        }
        String user = "app_" + url.replaceAll(".*/test_(\\d+).*", "$1");
        Database.run(
                source,
                "CREATE ROLE " + user + " LOGIN PASSWORD 'x'",
                "GRANT USAGE ON SCHEMA crm TO " + user,
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA crm TO " + user);
        DataSource limited = TestPostgres.plain(url.replace("user=postgres", "user=" + user + "&password=x"));

        try (RecordStore store = JdbcStore.on(limited).schema("crm").open(CATALOG)) {
            store.commit(batch(insert(item("a"))));
            assertThat(store.load(TENANT, Set.of(key("a")))).containsExactly(item("a"));
        }
        assertThatThrownBy(() -> JdbcStore.on(limited)
                        .schema("crm")
                        .open(new Catalog(List.of(KIND, new Kind("more", Map.of(), List.of())))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("not permitted");
    }
}
