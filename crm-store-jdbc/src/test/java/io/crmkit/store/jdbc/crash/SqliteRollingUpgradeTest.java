package io.crmkit.store.jdbc.crash;

import io.crmkit.store.RecordStore;
import io.crmkit.store.jdbc.JdbcStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteRollingUpgradeTest extends RollingUpgrade {
    @TempDir
    Path folder;

    @Override
    RecordStore.Factory factory() {
        return JdbcStore.sqlite(folder.resolve("crm.db"));
    }
}
