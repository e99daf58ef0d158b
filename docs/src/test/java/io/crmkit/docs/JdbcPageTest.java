package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.store.RecordStore;
import io.crmkit.store.jdbc.JdbcStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** The snippet of docs/crm-store-jdbc.md. */
class JdbcPageTest {
    @TempDir
    private static java.nio.file.Path folder;

    /** Puts the file of the snippet into a folder of the test. */
    private static final class Path {
        static java.nio.file.Path of(String name) {
            return folder.resolve(name);
        }
    }

    @Test
    void bothEntriesSeeTheSameFile() {
        SQLiteDataSource dataSource = new SQLiteDataSource();
        dataSource.setUrl("jdbc:sqlite:" + folder.resolve("crm.db"));
        // snippet
        RecordStore.Factory own = JdbcStore.sqlite(Path.of("crm.db"));
        RecordStore.Factory hosted = JdbcStore.on(dataSource);
        // end

        try (Crm one = Crm.builder(own).build();
                Crm two = Crm.builder(hosted).build()) {
            Customer ada =
                    one.customers().add(Customer.person("Ada", "Lovelace").build());
            assertThat(two.customers().find(ada.id())).contains(ada);
        }
    }
}
