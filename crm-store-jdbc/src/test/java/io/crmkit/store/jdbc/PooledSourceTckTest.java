package io.crmkit.store.jdbc;

import io.crmkit.store.RecordStore;
import io.crmkit.store.tck.Disturbance;
import io.crmkit.store.tck.DisturbedDataSource;
import io.crmkit.store.tck.RecordStoreTck;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The kit on a pool that hands out connections with autocommit off and refuses them back in any other state. */
class PooledSourceTckTest extends RecordStoreTck {
    @TempDir
    static Path directory;

    private static PoolingSource pool;
    private static DisturbedDataSource source;

    @BeforeAll
    static void openPool() {
        pool = new PoolingSource(directory.resolve("kit.db"), false);
        source = new DisturbedDataSource(pool);
    }

    @AfterAll
    static void closePool() throws Exception {
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
