package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.store.Catalog;
import io.crmkit.store.RecordStore;
import io.crmkit.store.jdbc.JdbcStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of docs/crm-store-jdbc.md. */
@SuppressWarnings("NullAway.Init") // started before all tests
class JdbcPageTest {
    @TempDir
    private static java.nio.file.Path folder;

    private static EmbeddedPostgres server;
    private static DataSource dataSource;

    private final AtomicReference<Connection> current = new AtomicReference<>();

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
        dataSource = server.getPostgresDatabase();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    /** Puts the file of the snippet into a folder of the test. */
    private static final class Path {
        static java.nio.file.Path of(String name) {
            return folder.resolve(name);
        }
    }

    @Test
    void eachEntryIsAStoreOfItsOwn() {
        // snippet
        RecordStore.Factory own = JdbcStore.sqlite(Path.of("crm.db"));
        RecordStore.Factory hosted = JdbcStore.on(dataSource);
        RecordStore.Factory apart = JdbcStore.on(dataSource).schema("crm").tablePrefix("acme_");
        // end

        for (RecordStore.Factory factory : List.of(own, hosted, apart)) {
            try (Crm one = Crm.builder(factory).build();
                    Crm two = Crm.builder(factory).build()) {
                Customer ada =
                        one.customers().add(Customer.person("Ada", "Lovelace").build());
                assertThat(two.customers().find(ada.id())).contains(ada);
            }
        }
    }

    @Test
    void whoMigratesElsewhereAsksForTheStatements() throws SQLException {
        RecordStore.Factory hosted = JdbcStore.on(dataSource);
        List<String> migration = new ArrayList<>();
        // snippet
        Catalog catalog = Crm.builder(hosted).catalog();
        for (String statement : JdbcStore.on(dataSource).schema("crm").ddl(catalog)) {
            migration.add(statement);
        }
        // end

        try (Connection connection = dataSource.getConnection()) {
            for (String statement : migration) {
                connection.createStatement().execute(statement);
            }
        }
        assertThat(JdbcStore.on(dataSource).schema("crm").ddl(catalog)).isEmpty();
    }

    @Test
    void theHostDecides() throws SQLException {
        Crm.builder(JdbcStore.on(dataSource)).build().close();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            current.set(connection);
            // snippet
            RecordStore.Factory joining = JdbcStore.joining(() -> connectionOfTheTransaction());
            // end

            try (Crm crm = Crm.builder(joining).build()) {
                Customer ada =
                        crm.customers().add(Customer.person("Ada", "Lovelace").build());
                connection.rollback();
                assertThat(crm.customers().find(ada.id())).isEmpty();
            }
        }
    }

    private Connection connectionOfTheTransaction() {
        return Objects.requireNonNull(current.get());
    }
}
