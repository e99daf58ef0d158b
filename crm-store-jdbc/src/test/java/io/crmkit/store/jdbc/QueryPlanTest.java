package io.crmkit.store.jdbc;

import static io.crmkit.store.jdbc.Items.BY_ID;
import static io.crmkit.store.jdbc.Items.BY_NAME_RANK_FLAG;
import static io.crmkit.store.jdbc.Items.BY_RANK;
import static io.crmkit.store.jdbc.Items.CATALOG;
import static io.crmkit.store.jdbc.Items.TENANT;
import static io.crmkit.store.jdbc.Items.batch;
import static io.crmkit.store.jdbc.Items.insert;
import static io.crmkit.store.jdbc.Items.item;
import static io.crmkit.store.jdbc.Items.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Index;
import io.crmkit.store.Op;
import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Value;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What SQLite says about the statements that the store really sends. */
class QueryPlanTest {
    private static final List<Value> VALUES = List.of(new Value.Text("n5"), new Value.Int(5), new Value.Bool(true));
    private static final String INDEX = "SEARCH crm_r_item USING INDEX ";

    @TempDir
    Path directory;

    private PoolingSource source;
    private RecordStore store;

    @BeforeEach
    void open() {
        source = new PoolingSource(directory.resolve("plan.db"), true);
        store = JdbcStore.on(source).open(CATALOG);
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
        source.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyScanAndCountReadsOnePieceOfItsIndexInOrder(boolean analyzed) throws SQLException {
        if (analyzed) { // statistics of lopsided data tempt the planner to prefer another index
            List<Op> ops = new ArrayList<>();
            IntStream.range(0, 3_000).forEach(i -> ops.add(insert(item("i" + i, 1, "same", i % 3))));
            store.commit(batch(ops));
            source.configure("ANALYZE");
        }

        int plans = 0;
        for (Index index : List.of(BY_NAME_RANK_FLAG, BY_RANK, BY_ID)) {
            String name = new TableNames("", "crm_").nativeIndex("item", index).orElse("sqlite_autoindex_crm_r_item_1");
            for (Scan scan : Items.shapes(index, VALUES)) {
                assertThat(plan(() -> store.scan(TENANT, scan)))
                        .as("%s", scan)
                        .hasSize(1)
                        .allMatch(step -> step.startsWith(INDEX + name + " (tenant=?"));
                plans++;
                if (scan.after().isEmpty()) {
                    int grouped =
                            Math.min(scan.equal().size() + 1, index.attributes().size());
                    assertThat(plan(() ->
                                    store.count(TENANT, scan, index.attributes().subList(0, grouped))))
                            .as("count of %s", scan)
                            .hasSize(1)
                            .allMatch(step ->
                                    step.startsWith("SEARCH crm_r_item USING COVERING INDEX " + name + " (tenant=?"));
                }
            }
        }
        assertThat(plans).isEqualTo(2 * 2 * 4 * (4 + 2 + 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # equal | from | to | descending | after | condition on the index
            0 | | | false | | tenant=?
            1 | | | false | | tenant=? AND a_name=?
            2 | | | true  | | tenant=? AND a_name=? AND a_rank=?
            1 | 3 | 9 | false | | tenant=? AND a_name=? AND a_rank>? AND a_rank<?
            1 | 3 | 9 | false | 5 | tenant=? AND a_name=? AND (a_rank,a_flag,id)>(?,?,?) AND a_rank<?
            1 | 3 | 9 | true  | 5 | tenant=? AND a_name=? AND a_rank>? AND (a_rank,a_flag,id)<(?,?,?)
            1 | 6 | 9 | false | 5 | tenant=? AND a_name=? AND a_rank>? AND a_rank<?
            1 | 3 | 5 | true  | 5 | tenant=? AND a_name=? AND a_rank>? AND a_rank<?
            """)
    void rangeAndPositionBecomeTheBoundsOfTheSearch(
            int equal, Long from, Long to, boolean descending, Long after, String condition) throws SQLException {
        Scan scan = Scan.of("item", BY_NAME_RANK_FLAG, 10)
                .equal(VALUES.subList(0, equal).toArray(Value[]::new))
                .descending(descending);
        if (from != null) {
            scan = scan.range(Range.of(new Value.Int(from), new Value.Int(to)));
        }
        if (after != null) {
            scan = scan.after(new Position(List.of(VALUES.get(0), new Value.Int(after), VALUES.get(2)), "x"));
        }

        Scan done = scan;
        assertThat(plan(() -> store.scan(TENANT, done)))
                .containsExactly(INDEX + "crm_i_item$name$rank$flag (" + condition + ")");
    }

    @Test
    void loadCheckAndLogsGoThroughPrimaryKeys() throws SQLException {
        assertThat(plan(() -> store.load(TENANT, Set.of(key("a")))))
                .containsExactly(INDEX + "sqlite_autoindex_crm_r_item_1 (tenant=? AND id=?)");
        assertThat(plan(() -> store.load(TENANT, Set.of(key("a"), key("b"), key("c")))))
                .containsExactly(INDEX + "sqlite_autoindex_crm_r_item_1 (tenant=? AND id=?)");
        assertThat(plan(() -> store.readLog(TENANT, "log", 5, 10)))
                .containsExactly(
                        "COMPOUND QUERY",
                        "LEFT-MOST SUBQUERY",
                        "SEARCH crm_log_head USING PRIMARY KEY (tenant=? AND log=?)",
                        "UNION ALL",
                        "CO-ROUTINE entries",
                        "SEARCH crm_log USING PRIMARY KEY (tenant=? AND log=? AND seq>?)",
                        "SCAN entries");
        assertThat(plan(() -> store.commit(batch(new Op.Check(key("a"), 0)))))
                .containsExactly(INDEX + "sqlite_autoindex_crm_r_item_1 (tenant=? AND id=?)");
    }

    @Test
    void eraseFindsItsRowsByTenant() throws SQLException {
        assertThat(plan(() -> store.erase(TENANT)))
                .isNotEmpty()
                .noneMatch(step -> step.startsWith("SCAN crm_r") || step.startsWith("SCAN crm_l"));
    }

    private List<String> plan(Runnable call) throws SQLException {
        source.record(call);
        Set<String> steps = new LinkedHashSet<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plan.db"));
                Statement statement = connection.createStatement()) {
            for (String sql : source.prepared()) {
                if ((sql.startsWith("SELECT") || sql.startsWith("DELETE")) && !sql.contains("sqlite_schema")) {
                    try (ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
                        while (rows.next()) {
                            steps.add(rows.getString("detail"));
                        }
                    }
                }
            }
        }
        return List.copyOf(steps);
    }
}
