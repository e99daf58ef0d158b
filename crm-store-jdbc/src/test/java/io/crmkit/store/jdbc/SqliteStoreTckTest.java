package io.crmkit.store.jdbc;

import io.crmkit.store.RecordStore;
import io.crmkit.store.tck.RecordStoreTck;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTckTest extends RecordStoreTck {
    @TempDir
    static Path directory;

    @Override
    protected RecordStore.Factory factory() {
        return JdbcStore.sqlite(directory.resolve("kit.db"));
    }
}
