package io.crmkit.store.jdbc;

import static io.crmkit.store.jdbc.Items.CATALOG;
import static io.crmkit.store.jdbc.Items.TENANT;
import static io.crmkit.store.jdbc.Items.batch;
import static io.crmkit.store.jdbc.Items.insert;
import static io.crmkit.store.jdbc.Items.item;
import static io.crmkit.store.jdbc.Items.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.store.ConflictException;
import io.crmkit.store.IncompatibleStoreException;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoreUnavailableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes that are part of a transaction of the host, which writes a table of its own in it. */
@SuppressWarnings("NullAway.Init") // each test creates its database first
class JoiningTest {
    private static final Op APPEND = new Op.Append("feed", Op.Append.AT_END, List.of("{}"));

    @TempDir
    Path directory;

    private final AtomicReference<Connection> current = new AtomicReference<>();

    private DataSource source;

    private void create(Database database) throws SQLException {
        source = database.create(directory);
        JdbcStore.on(source).open(CATALOG).close();
        Database.run(source, "CREATE TABLE orders (number INTEGER PRIMARY KEY)");
    }

    private Connection begin() throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        current.set(connection);
        return connection;
    }

    private static void order(Connection connection, int number) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO orders VALUES (" + number + ")");
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesComeAndGoWithTheTransactionOfTheHost(Database database) throws Exception {
        create(database);
        try (RecordStore others = JdbcStore.on(source).open(CATALOG);
                Connection host = begin();
                RecordStore joined = JdbcStore.joining(current::get).open(CATALOG)) {
            order(host, 1);
            joined.commit(batch(insert(item("a")), APPEND));
            assertThat(joined.load(TENANT, Set.of(key("a")))).containsExactly(item("a"));
            assertThat(others.load(TENANT, Set.of(key("a"))))
                    .as("before the host commits")
                    .isEmpty();

            host.rollback();
            assertThat(joined.load(TENANT, Set.of(key("a"))))
                    .as("after a rollback")
                    .isEmpty();
            assertThat(joined.readLog(TENANT, "feed", 0, 1).last()).isZero();

            order(host, 2);
            joined.commit(batch(insert(item("b")), APPEND));
            host.commit();
            assertThat(others.load(TENANT, Set.of(key("a"), key("b")))).containsExactly(item("b"));
            assertThat(others.readLog(TENANT, "feed", 0, 9).last()).isEqualTo(1);
        }
        assertThat(Database.rows(source, "SELECT number FROM orders")).containsExactly("2");
    }

    @ParameterizedTest
    @EnumSource
    void aConflictUndoesItsBatchAndNothingElse(Database database) throws Exception {
        create(database);
        try (Connection host = begin();
                RecordStore joined = JdbcStore.joining(current::get).open(CATALOG)) {
            order(host, 1);
            joined.commit(batch(insert(item("a")), APPEND));

            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> joined.commit(batch(insert(item("b")), insert(item("a")), APPEND)))
                        .isInstanceOfSatisfying(
                                ConflictException.class,
                                conflict -> assertThat(conflict.keys()).containsExactly(key("a")));
            }

            joined.commit(batch(insert(item("c")), APPEND));
            host.commit();
        }
        assertThat(Database.rows(source, "SELECT id FROM crm_r_item ORDER BY id"))
                .containsExactly("a", "c");
        assertThat(Database.rows(source, "SELECT seq FROM crm_log ORDER BY seq"))
                .containsExactly("1", "2");
        assertThat(Database.rows(source, "SELECT number FROM orders")).containsExactly("1");
    }

    @Test
    void aTransactionThatTheHostBrokeIsNotBroughtBackToLife() throws Exception {
        create(Database.POSTGRESQL);
        try (Connection host = begin();
                RecordStore joined = JdbcStore.joining(current::get).open(CATALOG)) {
            joined.commit(batch(insert(item("a"))));
            assertThatThrownBy(() -> joined.commit(batch(insert(item("a"))))).isInstanceOf(ConflictException.class);
            order(host, 1);
            assertThatThrownBy(() -> order(host, 1)).isInstanceOf(SQLException.class);

            assertThatThrownBy(() -> joined.commit(batch(insert(item("b")))))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("had failed before");
            host.commit(); // which PostgreSQL answers with a rollback
        } catch (SQLException rolledBack) {
            // or the driver says so
        }
        assertThat(Database.rows(source, "SELECT id FROM crm_r_item")).isEmpty();
        assertThat(Database.rows(source, "SELECT number FROM orders")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void savepointsOfTheHostStayItsOwn(Database database) throws Exception {
        create(database);
        try (Connection host = begin();
                RecordStore joined = JdbcStore.joining(current::get).open(CATALOG)) {
            Savepoint before = host.setSavepoint("crm_kit");
            order(host, 1);
            joined.commit(batch(insert(item("a"))));
            assertThatThrownBy(() -> joined.commit(batch(insert(item("a"))))).isInstanceOf(ConflictException.class);

            host.rollback(before);
            order(host, 2);
            host.commit();
        }
        assertThat(Database.rows(source, "SELECT number FROM orders")).containsExactly("2");
        assertThat(Database.rows(source, "SELECT id FROM crm_r_item")).isEmpty();
    }

    @Test
    void whatSqliteRolledBackByItselfIsNotCommittedByTheStore() throws Exception {
        create(Database.SQLITE);
        try (Connection host = begin();
                RecordStore joined = JdbcStore.joining(current::get).open(CATALOG)) {
            order(host, 1);
            try (Statement statement = host.createStatement()) {
                assertThatThrownBy(() -> statement.execute("INSERT OR ROLLBACK INTO orders VALUES (1)"))
                        .isInstanceOf(SQLException.class);
            }
            joined.commit(batch(insert(item("a"))));
            assertThat(Database.rows(source, "SELECT id FROM crm_r_item"))
                    .as("before the host commits")
                    .isEmpty();
            host.rollback();
        }
        assertThat(Database.rows(source, "SELECT id FROM crm_r_item")).isEmpty();
    }

    @Test
    void whatIsErasedInATransactionOfTheHostIsOverwritten() throws Exception {
        create(Database.SQLITE);
        try (Connection host = begin();
                RecordStore joined = JdbcStore.joining(current::get).open(CATALOG)) {
            joined.commit(batch(insert(item("a", 1, "Lovelace", 1))));
            host.commit();
            joined.erase(TENANT);
            host.commit();
        }
        Database.run(source, "PRAGMA wal_checkpoint(TRUNCATE)");
        assertThat(Files.readString(directory.resolve("crm.db"), StandardCharsets.ISO_8859_1))
                .doesNotContain("Lovelace");
    }

    @ParameterizedTest
    @EnumSource
    void anEraseIsPartOfTheTransactionToo(Database database) throws Exception {
        create(database);
        try (RecordStore store = JdbcStore.on(source).open(CATALOG)) {
            store.commit(batch(insert(item("a")), APPEND));
        }
        try (Connection host = begin();
                RecordStore joined = JdbcStore.joining(current::get).open(CATALOG)) {
            joined.erase(TENANT);
            assertThat(joined.load(TENANT, Set.of(key("a")))).isEmpty();
            host.rollback();
            assertThat(joined.load(TENANT, Set.of(key("a")))).containsExactly(item("a"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutATransactionToJoinTheCallIsRefused(Database database) throws Exception {
        create(database);
        assertThatThrownBy(() -> JdbcStore.joining(current::get).open(CATALOG))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no transaction of the host to join");
        try (Connection host = begin();
                RecordStore joined = JdbcStore.joining(current::get).open(CATALOG)) {
            host.rollback();
            host.setAutoCommit(true);
            assertThatThrownBy(() -> joined.commit(batch(insert(item("a"))))).isInstanceOf(IllegalStateException.class);
        }
        assertThat(Database.rows(source, "SELECT id FROM crm_r_item")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noTableIsMade(Database database) throws Exception {
        source = database.create(directory);
        try (Connection host = begin()) {
            assertThatThrownBy(() -> JdbcStore.joining(current::get).open(CATALOG))
                    .isInstanceOf(IncompatibleStoreException.class)
                    .hasMessageContaining("JdbcStoreFactory.ddl");
            host.commit();
        }
        assertThat(JdbcStore.on(source).ddl(CATALOG))
                .as("what is still missing")
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void customersJoinTheTransactionThroughTheTypedRepositories(Database database) throws Exception {
        create(database);
        Crm.builder(JdbcStore.on(source)).build().close(); // tables and the tenant's settings
        CustomerId kept;
        try (Connection host = begin();
                Crm crm = Crm.builder(JdbcStore.joining(current::get)).build()) {
            order(host, 1);
            CustomerId lost =
                    crm.customers().add(Customer.household("lost").build()).id();
            host.rollback();
            assertThat(crm.customers().find(lost)).isEmpty();

            order(host, 2);
            kept = crm.customers().add(Customer.household("kept").build()).id();
            crm.customers().update(kept, customer -> customer.withName("kept too"));
            host.commit();
        }
        try (Crm crm = Crm.builder(JdbcStore.on(source)).build()) {
            assertThat(crm.customers().get(kept).name()).isEqualTo("kept too");
        }
        assertThat(Database.rows(source, "SELECT number FROM orders")).containsExactly("2");
    }

    @Test
    void aTransactionThatPostgresGaveUpIsForTheHostToRunAgain() throws Exception {
        create(Database.POSTGRESQL);
        try (RecordStore others = JdbcStore.on(source).open(CATALOG);
                Connection host = begin()) {
            others.commit(batch(insert(item("a"))));
            host.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (RecordStore joined = JdbcStore.joining(current::get).open(CATALOG)) {
                assertThat(joined.load(TENANT, Set.of(key("a")))).hasSize(1);
                others.commit(batch(new Op.Put(1, item("a", 2, "changed", 1))));

                assertThatThrownBy(() -> joined.commit(batch(new Op.Put(1, item("a", 2, "lost", 1)))))
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageContaining("given up because of other transactions");
                host.rollback();

                joined.commit(batch(new Op.Put(2, item("a", 3, "again", 1))));
                host.commit();
            }
            assertThat(others.load(TENANT, Set.of(key("a")))).containsExactly(item("a", 3, "again", 1));
        }
    }

    @Test
    void aTransactionThatSqliteCannotContinueIsForTheHostToRunAgain() throws Exception {
        create(Database.SQLITE);
        try (RecordStore others = JdbcStore.on(source).open(CATALOG);
                Connection host = begin();
                RecordStore joined = JdbcStore.joining(current::get).open(CATALOG)) {
            host.rollback();
            assertThat(joined.load(TENANT, Set.of(key("a")))).isEmpty(); // from here on it reads this state
            others.commit(batch(insert(item("a"))));

            assertThatThrownBy(() -> joined.commit(batch(insert(item("b")))))
                    .isInstanceOf(StoreUnavailableException.class);
            host.rollback();

            joined.commit(batch(insert(item("b"))));
            host.commit();
            assertThat(others.load(TENANT, Set.of(key("a"), key("b")))).hasSize(2);
        }
    }
}
