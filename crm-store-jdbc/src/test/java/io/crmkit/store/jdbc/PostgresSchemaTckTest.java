package io.crmkit.store.jdbc;

import io.crmkit.store.RecordStore;
import io.crmkit.store.tck.Disturbance;
import io.crmkit.store.tck.DisturbedDataSource;
import io.crmkit.store.tck.RecordStoreTck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The kit on PostgreSQL in a schema and with a prefix of the host's choice, over a pool with autocommit off, in a database where
 * other things are as unlucky as they can be: another isolation level, commits that do not wait for the disk, a driver that
 * rewrites batches.
 */
@SuppressWarnings("NullAway.Init") // opened before all tests
class PostgresSchemaTckTest extends RecordStoreTck {
    private static PoolingSource pool;
    private static DisturbedDataSource source;

    @BeforeAll
    static void openPool() throws Exception {
        String url = TestPostgres.newDatabase();
        Database.run(
                TestPostgres.plain(url),
                "ALTER ROLE CURRENT_USER IN DATABASE " + url.replaceAll(".*/(\\w+).*", "$1")
                        + " SET default_transaction_isolation = 'repeatable read'");
        pool = new PoolingSource(url + "&reWriteBatchedInserts=true", false);
        source = new DisturbedDataSource(pool);
    }

    @AfterAll
    static void closePool() throws Exception {
        pool.close();
    }

    @Override
    protected RecordStore.Factory factory() {
        return JdbcStore.on(source).schema("order").tablePrefix("acme_");
    }

    @Override
    protected Disturbance disturbance() {
        return source;
    }
}
