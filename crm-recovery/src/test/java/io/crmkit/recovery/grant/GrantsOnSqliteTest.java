package io.crmkit.recovery.grant;

import io.crmkit.store.RecordStore;
import io.crmkit.store.jdbc.JdbcStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class GrantsOnSqliteTest extends GrantsContract {
    @TempDir
    Path directory;

    @Override
    RecordStore.Factory store() {
        return JdbcStore.sqlite(directory.resolve("crm.db"));
    }
}
