package io.crmkit.store.jdbc;

import static io.crmkit.store.jdbc.Items.CATALOG;
import static io.crmkit.store.jdbc.Items.TENANT;
import static io.crmkit.store.jdbc.Items.batch;
import static io.crmkit.store.jdbc.Items.insert;
import static io.crmkit.store.jdbc.Items.item;
import static io.crmkit.store.jdbc.Items.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.crmkit.store.ConflictException;
import io.crmkit.store.IncompatibleStoreException;
import io.crmkit.store.Op;
import io.crmkit.store.OutcomeUnknownException;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoreException;
import io.crmkit.store.StoreUnavailableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresFailureTest {
    private static final String SECRET = "Lovelace";

    private DataSource plain;
    private PoolingSource source;
    private RecordStore store;

    @BeforeEach
    void open() throws SQLException {
        String url = TestPostgres.newDatabase();
        plain = TestPostgres.plain(url);
        source = new PoolingSource(url, false);
        store = JdbcStore.on(source).open(CATALOG);
    }

    @AfterEach
    void close() throws Exception {
        source.before(sql -> {});
        store.close();
        source.close();
        assertThat(source.lent()).as("connections not given back").isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // SQLState, before COMMIT, during COMMIT
        "08006, StoreUnavailableException,  OutcomeUnknownException",
        "57P01, StoreUnavailableException,  OutcomeUnknownException",
        "57014, StoreUnavailableException,  OutcomeUnknownException",
        "58030, StoreUnavailableException,  OutcomeUnknownException",
        "40003, StoreUnavailableException,  OutcomeUnknownException",
        "     , StoreUnavailableException,  OutcomeUnknownException",
        "53100, StoreUnavailableException,  StoreUnavailableException",
        "53300, StoreUnavailableException,  StoreUnavailableException",
        "25006, StoreUnavailableException,  StoreUnavailableException",
        "28P01, StoreUnavailableException,  StoreUnavailableException",
        "55P03, StoreUnavailableException,  StoreUnavailableException",
        "42501, StoreUnavailableException,  StoreUnavailableException",
        "42P01, IncompatibleStoreException, IncompatibleStoreException",
        "22001, IncompatibleStoreException, IncompatibleStoreException",
        "XX001, IncompatibleStoreException, OutcomeUnknownException"
    })
    void whatAFailureMeansDependsOnThePhase(String state, String before, String during) {
        SQLException failure = new SQLException("told by the driver", state);

        for (String statement : List.of("BEGIN", "INSERT", "COMMIT")) {
            source.before(sql -> {
                if (sql.startsWith(statement)) {
                    throw failure;
                }
            });
            assertThatThrownBy(() -> store.commit(batch(insert(item("a")))))
                    .as("failure of %s", statement)
                    .isInstanceOf(StoreException.class)
                    .hasCauseInstanceOf(SQLException.class)
                    .extracting(thrown -> thrown.getClass().getSimpleName())
                    .isEqualTo(statement.equals("COMMIT") ? during : before);
        }

        assertTheStoreGoesOn();
    }

    private void assertTheStoreGoesOn() {
        source.before(sql -> {});
        assertThat(store.load(TENANT, Set.of(key("a")))).isEmpty();
        store.commit(batch(insert(item("a"))));
        assertThat(store.load(TENANT, Set.of(key("a")))).containsExactly(item("a"));
    }

    @ParameterizedTest
    @CsvSource({"40001, INSERT", "40001, COMMIT", "40P01, INSERT", "40P01, COMMIT"})
    void aTransactionThatWasGivenUpIsRunAgainUntilAConditionIsStale(String state, String statement) {
        AtomicInteger failures = new AtomicInteger(3);
        source.before(sql -> {
            if (sql.startsWith(statement) && failures.getAndDecrement() > 0) {
                throw new SQLException("given up", state);
            }
        });
        store.commit(batch(insert(item("a"))));
        assertThat(store.load(TENANT, Set.of(key("a")))).containsExactly(item("a"));

        SQLException failure = new SQLException("given up", state);
        source.before(sql -> {
            if (sql.startsWith(statement)) {
                throw failure;
            }
        });
        assertThatThrownBy(() -> store.commit(batch(insert(item("a")), insert(item("b")))))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        conflict ->
                                assertThat(conflict.keys()).as("what is stale").containsExactly(key("a")));
        assertThatThrownBy(() -> store.commit(batch(insert(item("b")))))
                .as("given up again and again, with nothing stale")
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        conflict -> assertThat(conflict.keys()).containsExactly(key("b")))
                .hasCause(failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void anEraseOrAnOpeningThatWasGivenUpIsUnavailable(String state) {
        source.before(sql -> {
            if (sql.startsWith("DELETE") || sql.startsWith("SELECT pg_advisory")) {
                throw new SQLException("given up", state);
            }
        });

        assertThatThrownBy(() -> store.erase(TENANT)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> JdbcStore.on(source).schema("another").open(CATALOG))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("other transactions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT", "COMMIT"})
    void aConnectionThatTheServerEndedIsReportedAndReplaced(String statement) throws SQLException {
        source.before(sql -> {
            if (sql.startsWith(statement)) {
                source.before(again -> {});
                Database.run(
                        plain,
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
            }
        });

        Throwable thrown = catchThrowable(() -> store.commit(batch(insert(item("a")))));

        assertThat(thrown)
                .isInstanceOf(
                        statement.equals("COMMIT") ? OutcomeUnknownException.class : StoreUnavailableException.class);
        assertTheStoreGoesOn();
    }

    @Test
    void aReadOnlyDatabaseCanBeReadAndIsUnavailableForWriting() throws SQLException {
        store.commit(batch(insert(item("a"))));
        source.configure("SET default_transaction_read_only = on");

        assertThat(store.load(TENANT, Set.of(key("a")))).containsExactly(item("a"));
        assertThatThrownBy(() -> store.commit(batch(insert(item("b")))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void aConstraintOfTheHostIsAConflictThatQuotesNoValue() throws SQLException {
        Database.run(plain, "CREATE UNIQUE INDEX one_name ON crm_r_item (a_name)");
        store.commit(batch(insert(item("a", 1, SECRET, 1))));

        Throwable alone = catchThrowable(() -> store.commit(batch(insert(item("b", 1, SECRET, 1)))));
        Throwable together = catchThrowable(
                () -> store.commit(batch(insert(item("c", 1, "other", 1)), insert(item("d", 1, SECRET, 1)))));

        assertThat(alone)
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        conflict -> assertThat(conflict.keys()).containsExactly(key("b")));
        assertThat(together)
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        conflict -> assertThat(conflict.keys()).containsExactly(key("d")));
        assertNoSecret(alone);
        assertNoSecret(together);
        assertThat(Database.rows(plain, "SELECT id FROM crm_r_item")).containsExactly("a");
    }

    @Test
    void aTriggerOrForeignKeyOfTheHostRefusesForGoodAndQuotesNoValue() throws SQLException {
        store.commit(batch(insert(item("a", 1, "b", 1))));
        Database.run(
                plain,
                "CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'refused %', NEW.body; END $$"
                        + " LANGUAGE plpgsql",
                "CREATE TRIGGER refusing BEFORE INSERT ON crm_r_item FOR EACH ROW EXECUTE FUNCTION refuse()",
                "CREATE TABLE orders (tenant TEXT, id TEXT, FOREIGN KEY (tenant, id) REFERENCES crm_r_item)",
                "INSERT INTO orders VALUES ('acme', 'a')");

        Throwable trigger = catchThrowable(() -> store.commit(batch(insert(item("c", 1, SECRET, 1)))));
        Throwable reference = catchThrowable(() -> store.commit(batch(new Op.Delete(key("a"), 1))));

        assertThat(trigger).isInstanceOf(IncompatibleStoreException.class).hasMessageContaining("trigger");
        assertThat(reference).isInstanceOf(IncompatibleStoreException.class).hasMessageContaining("constraint");
        assertNoSecret(trigger);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"prepareThreshold=-1", "prepareThreshold=0", "preferQueryMode=simple", "prepareThreshold=1"})
    void settingsOfTheDriverDoNotChangeWhatAConflictIs(String setting) throws SQLException {
        try (PoolingSource other = new PoolingSource(source.url() + "&" + setting, true);
                RecordStore set = JdbcStore.on(other).open(CATALOG)) {
            for (int i = 0; i < 7; i++) {
                set.commit(batch(insert(item("known " + i)), insert(item("b" + i))));
                set.commit(batch(insert(item("c" + i)), new Op.Check(key("known " + i), 1)));
                String id = "d" + i;
                String stale = "known " + i;
                assertThatThrownBy(() -> set.commit(batch(insert(item(id)), new Op.Check(key(stale), 2))))
                        .isInstanceOfSatisfying(
                                ConflictException.class,
                                conflict -> assertThat(conflict.keys()).containsExactly(key(stale)));
            }
        }
    }

    @Test
    void aConnectionThatFailsAtOnceIsGivenBack() {
        source.failOnAutocommit(new SQLException("lost", "08006"));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> store.load(TENANT, Set.of(key("a"))))
                    .isInstanceOf(StoreUnavailableException.class);
        }
        source.failOnAutocommit(null);
    }

    @Test
    void aFailureWithinManyStatementsQuotesNoValue() throws SQLException {
        Database.run(plain, "ALTER TABLE crm_r_item ADD CHECK (length(a_name) < 20), DROP COLUMN a_rank");

        assertNoSecret(catchThrowable(() ->
                store.commit(batch(insert(item("a", 1, SECRET, 1)), insert(item("b", 1, SECRET.repeat(9), 1))))));
    }

    private static void assertNoSecret(Throwable thrown) {
        assertThat(thrown).isNotNull();
        Stream.iterate(thrown, t -> t != null, Throwable::getCause)
                .forEach(t -> assertThat(t.toString()).doesNotContain(SECRET));
    }

    @Test
    void settingsEndWithTheTransaction() throws SQLException {
        source.configure("SET synchronous_commit = off");
        HostConnections connections = new HostConnections(source, new Postgres());
        Session session = connections.take();
        session.begin();
        assertThat(setting(session, "lock_timeout")).isEqualTo("10s");
        assertThat(setting(session, "synchronous_commit")).isEqualTo("on");
        assertThat(setting(session, "transaction_isolation")).isEqualTo("read committed");
        session.commit();
        assertThat(setting(session, "lock_timeout")).isEqualTo("0");
        assertThat(setting(session, "synchronous_commit")).isEqualTo("off");
        connections.giveBack(session, true);

        source.configure("SET synchronous_commit = remote_apply");
        session = connections.take();
        session.begin();
        assertThat(setting(session, "synchronous_commit"))
                .as("what is stricter stays")
                .isEqualTo("remote_apply");
        session.rollback();
        connections.giveBack(session, true);
    }

    private static String setting(Session session, String name) throws SQLException {
        try (ResultSet rows = session.prepare("SHOW " + name).executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }
}
