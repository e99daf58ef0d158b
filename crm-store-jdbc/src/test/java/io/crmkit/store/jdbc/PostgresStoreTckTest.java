package io.crmkit.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.store.RecordStore;
import io.crmkit.store.tck.Disturbance;
import io.crmkit.store.tck.DisturbedDataSource;
import io.crmkit.store.tck.RecordStoreTck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@SuppressWarnings("NullAway.Init") // opened before all tests
class PostgresStoreTckTest extends RecordStoreTck {
    private static HikariDataSource pool;
    private static DisturbedDataSource source;

    @BeforeAll
    static void openPool() throws Exception {
        pool = TestPostgres.pool(TestPostgres.newDatabase(), true, 20);
        source = new DisturbedDataSource(pool, pool::evictConnection);
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    @Override
    protected RecordStore.Factory factory() {
        return JdbcStore.on(source);
    }

    @Override
    protected Disturbance disturbance() {
        return source;
    }
}
