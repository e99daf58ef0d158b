package io.crmkit.store.jdbc;

import io.crmkit.store.RecordStore;
import io.crmkit.store.tck.RecordStoreTck;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The kit on a pool that hands out connections with autocommit off and refuses them back in any other state. */
class PooledSourceTckTest extends RecordStoreTck {
    @TempDir
    static Path directory;

    private static PoolingSource source;

    @BeforeAll
    static void openPool() {
        source = new PoolingSource(directory.resolve("kit.db"), false);
    }

    @AfterAll
    static void closePool() throws Exception {
        source.close();
    }

    @Override
    protected RecordStore.Factory factory() {
        return JdbcStore.on(source);
    }
}
