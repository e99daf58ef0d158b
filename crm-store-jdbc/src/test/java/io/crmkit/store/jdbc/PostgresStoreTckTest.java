package io.crmkit.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.store.RecordStore;
import io.crmkit.store.tck.RecordStoreTck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresStoreTckTest extends RecordStoreTck {
    private static HikariDataSource pool;

    @BeforeAll
    static void openPool() throws Exception {
        pool = TestPostgres.pool(TestPostgres.newDatabase(), true, 20);
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    @Override
    protected RecordStore.Factory factory() {
        return JdbcStore.on(pool);
    }
}
