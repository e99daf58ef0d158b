package io.crmkit.store.jdbc;

import static io.crmkit.store.jdbc.Items.BY_ID;
import static io.crmkit.store.jdbc.Items.BY_NAME_RANK_FLAG;
import static io.crmkit.store.jdbc.Items.BY_RANK;
import static io.crmkit.store.jdbc.Items.CATALOG;
import static io.crmkit.store.jdbc.Items.TENANT;
import static io.crmkit.store.jdbc.Items.batch;
import static io.crmkit.store.jdbc.Items.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Index;
import io.crmkit.store.Op;
import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What PostgreSQL does for the statements that the store really sends, with 60,000 records of lopsided data that it has
 * statistics of, under the plan for known values and under the one for any values.
 */
class PostgresQueryPlanTest {
    private static final List<Value> VALUES =
            List.of(new Value.Text("same"), new Value.Int(30_000), new Value.Bool(true));

    private static DataSource plain;
    private static PoolingSource source;
    private static RecordStore store;

    @BeforeAll
    static void fill() throws SQLException {
        String url = TestPostgres.newDatabase();
        plain = TestPostgres.plain(url);
        source = new PoolingSource(url, true);
        store = JdbcStore.on(source).open(CATALOG);
        Database.run(
                plain,
                "INSERT INTO crm_r_item (tenant, id, version, a_name, a_rank, a_flag, body)"
                        + " SELECT 'acme', 'i' || n, 1, CASE WHEN n % 100 = 0 THEN 'n' || n ELSE 'same' END, n, n % 2 = 1, '{}'"
                        + " FROM generate_series(1, 60000) n",
                "VACUUM ANALYZE crm_r_item",
                "INSERT INTO crm_log_head VALUES ('acme', 'log', 30000)",
                "INSERT INTO crm_log SELECT 'acme', 'log', n, '{}' FROM generate_series(1, 30000) n",
                "ANALYZE");
    }

    @AfterAll
    static void close() throws SQLException {
        store.close();
        source.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_custom_plan", "force_generic_plan"})
    void everyScanTouchesAFewPages(String mode) throws SQLException {
        int plans = 0;
        for (Index index : List.of(BY_NAME_RANK_FLAG, BY_RANK, BY_ID)) {
            for (Scan scan : Items.shapes(index, VALUES)) {
                List<String> plan = plan(mode, () -> store.scan(TENANT, scan));
                assertThat(plan).as("%s", scan).noneMatch(line -> line.contains("Seq Scan"));
                assertThat(pages(plan)).as("%s: %s", scan, plan).isLessThanOrEqualTo(30);
                plans++;
            }
        }
        assertThat(plans).isEqualTo(2 * 2 * 4 * (4 + 2 + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_custom_plan", "force_generic_plan"})
    void aDeepPageTouchesAsFewPagesAsTheFirst(String mode) throws SQLException {
        Scan first = Scan.of("item", BY_RANK, 50).range(Range.from(new Value.Int(0)));
        Scan deep = first.after(new Position(List.of(new Value.Int(55_000)), "i55000"));

        long ofFirst = pages(plan(mode, () -> store.scan(TENANT, first)));
        long ofDeep = pages(plan(mode, () -> store.scan(TENANT, deep)));

        assertThat(ofFirst).isBetween(1L, 20L);
        assertThat(ofDeep).isLessThanOrEqualTo(ofFirst + 3);
    }

    @Test
    void loadCheckAndLogsGoThroughPrimaryKeys() throws SQLException {
        for (int keys : new int[] {1, 3, 50}) {
            Set<io.crmkit.store.Key> some = Stream.iterate(1, i -> i + 100)
                    .limit(keys)
                    .map(i -> key("i" + i))
                    .collect(java.util.stream.Collectors.toSet());
            assertThat(plan("auto", () -> store.load(TENANT, some)))
                    .as("load of %d", keys)
                    .anyMatch(line -> line.contains("crm_p_item"))
                    .noneMatch(line -> line.contains("Seq Scan"));
        }
        assertThat(plan("auto", () -> store.readLog(TENANT, "log", 15_000, 10)))
                .anyMatch(line -> line.contains("crm_log_pkey"))
                .noneMatch(line -> line.contains("Seq Scan on crm_log ") || line.contains("Sort"));
        assertThat(plan("auto", () -> store.commit(batch(new Op.Check(key("i1"), 1)))))
                .anyMatch(line -> line.contains("crm_p_item"))
                .noneMatch(line -> line.contains("Seq Scan"));
    }

    @Test
    void countReadsItsPieceOfTheIndex() throws SQLException {
        Scan scan = Scan.of("item", BY_RANK, 1).range(Range.from(new Value.Int(58_000)));

        List<String> plan = plan("auto", () -> store.count(TENANT, scan, List.of("rank")));

        assertThat(plan)
                .anyMatch(line -> line.contains("crm_i_item$rank"))
                .noneMatch(line -> line.contains("Seq Scan"));
        assertThat(pages(plan)).isLessThan(60); // of 561
    }

    private static long pages(List<String> plan) {
        return plan.stream()
                .map(String::strip)
                .filter(line -> line.startsWith("Buffers: "))
                .findFirst()
                .map(line -> Stream.of(line.split("[ =]", -1))
                        .filter(word -> word.matches("\\d+"))
                        .mapToLong(Long::parseLong)
                        .sum())
                .orElseThrow();
    }

    /** Runs a call, then explains what it sent, with the values that it bound. */
    private static List<String> plan(String mode, Runnable call) throws SQLException {
        source.record(call);
        List<String> plan = new ArrayList<>();
        List<String> sent = source.prepared();
        try (Connection connection = plain.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = " + mode);
            for (String sql : sent) {
                if (sql.startsWith("SELECT")) {
                    // Prepared by the server at once, so that it plans for any values when it is told to.
                    try (PreparedStatement explain = connection.prepareStatement("EXPLAIN (ANALYZE, BUFFERS) " + sql)) {
                        List<Object> values = source.bound();
                        for (int i = 0; i < values.size(); i++) {
                            explain.setObject(i + 1, values.get(i));
                        }
                        try (ResultSet rows = explain.executeQuery()) {
                            while (rows.next()) {
                                plan.add(rows.getString(1));
                            }
                        }
                    }
                }
            }
        }
        return plan;
    }
}
