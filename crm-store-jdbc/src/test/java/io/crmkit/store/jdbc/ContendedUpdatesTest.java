package io.crmkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContendedUpdatesTest {
    @Test
    void everyWriterOfOneRecordGetsItsTurn(@TempDir Path folder) throws Exception {
        int writers = 8;
        int each = 15;
        try (Crm crm = Crm.builder(JdbcStore.sqlite(folder.resolve("crm.db"))).build()) {
            CustomerId id = crm.customers().add(Customer.household("0").build()).id();
            ExecutorService pool = Executors.newFixedThreadPool(writers);
            List<Future<?>> done = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                done.add(pool.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        crm.customers().update(id, c -> c.withName("" + (Integer.parseInt(c.name()) + 1)));
                    }
                }));
            }
            for (Future<?> writer : done) {
                writer.get(60, TimeUnit.SECONDS);
            }
            pool.shutdown();

            assertThat(crm.customers().get(id).name()).isEqualTo("" + writers * each);
        }
    }
}
