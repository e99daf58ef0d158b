package io.crmkit.store.jdbc;

import io.crmkit.store.RecordStore;
import io.crmkit.store.tck.Capability;
import io.crmkit.store.tck.RecordStoreTck;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTckTest extends RecordStoreTck {
    @TempDir
    static Path directory;

    @Override
    protected RecordStore.Factory factory() {
        return JdbcStore.sqlite(directory.resolve("kit.db"));
    }

    @Override
    protected Set<Capability> lacks() {
        return Set.of(
                Capability.REMOTE); // nobody can break its own connections; PooledSourceTckTest does it to those of a
        // host
    }
}
