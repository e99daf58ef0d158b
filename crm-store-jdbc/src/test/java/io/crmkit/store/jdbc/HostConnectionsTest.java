package io.crmkit.store.jdbc;

import static io.crmkit.store.jdbc.Items.CATALOG;
import static io.crmkit.store.jdbc.Items.TENANT;
import static io.crmkit.store.jdbc.Items.batch;
import static io.crmkit.store.jdbc.Items.insert;
import static io.crmkit.store.jdbc.Items.item;
import static io.crmkit.store.jdbc.Items.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.store.ConflictException;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host's data source gets back. The pool itself asserts that autocommit is as it was. */
class HostConnectionsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void connectionsComeBackUsableAfterSuccessAndConflict(boolean autocommit) throws SQLException {
        try (PoolingSource source = new PoolingSource(directory.resolve("crm.db"), autocommit)) {
            RecordStore store = JdbcStore.on(source).open(CATALOG);
            store.commit(batch(insert(item("a"))));
            assertThatThrownBy(() -> store.commit(batch(insert(item("b")), insert(item("a")))))
                    .isInstanceOfSatisfying(
                            ConflictException.class,
                            conflict -> assertThat(conflict.keys()).containsExactly(key("a")));
            assertThat(store.load(TENANT, Set.of(key("a"), key("b")))).containsExactly(item("a"));
            store.close();

            assertThat(source.lent()).isZero();
            assertThat(source.idle()).as("connections that were ever needed").isEqualTo(1);
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE host (id INTEGER)");
            }
        }
    }

    @Test
    void durabilityAndPatienceAreRaisedOncePerConnectionAndNeverLowered() throws SQLException {
        String url = "jdbc:sqlite:" + directory.resolve("crm.db") + "?synchronous=NORMAL&busy_timeout=1";
        try (PoolingSource source = new PoolingSource(url, true)) {
            RecordStore store = JdbcStore.on(source).open(CATALOG);
            assertThat(pragma(source, "synchronous")).isEqualTo(2);
            assertThat(pragma(source, "busy_timeout")).isEqualTo(10_000);

            source.configure("PRAGMA synchronous = EXTRA");
            source.configure("PRAGMA busy_timeout = 60000");
            store.close();
            JdbcStore.on(source).open(CATALOG).close(); // knows nothing about the connection

            assertThat(pragma(source, "synchronous")).isEqualTo(3);
            assertThat(pragma(source, "busy_timeout")).isEqualTo(60_000);
        }
    }

    @Test
    void aConstraintOfTheHostIsAConflictOfTheRecord() throws SQLException {
        try (PoolingSource source = new PoolingSource(directory.resolve("crm.db"), true)) {
            RecordStore store = JdbcStore.on(source).open(CATALOG);
            store.commit(batch(insert(item("a", 1, "ada", 1)), insert(item("b", 1, "bob", 1))));
            source.configure("CREATE UNIQUE INDEX host_name ON crm_r_item (a_name)");

            assertThatThrownBy(() -> store.commit(batch(
                            insert(item("c")),
                            insert(item("d", 1, "ada", 1)),
                            new Op.Put(1, item("b", 2, "ada", 1)))))
                    .isInstanceOfSatisfying(ConflictException.class, conflict -> {
                        assertThat(conflict.keys()).containsExactlyInAnyOrder(key("b"), key("d"));
                        assertThat(conflict.getMessage()).doesNotContain("ada");
                    });
            assertThat(store.load(TENANT, Set.of(key("c")))).isEmpty();
            store.close();
        }
    }

    private static int pragma(PoolingSource source, String name) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA " + name)) {
            return rows.getInt(1);
        }
    }
}
