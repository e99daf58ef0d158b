package io.crmkit.privacy.retention;

import io.crmkit.store.RecordStore;
import io.crmkit.store.jdbc.JdbcStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RetentionSqliteTest extends RetentionTest {
    @TempDir
    Path folder;

    @Override
    RecordStore.Factory store() {
        return JdbcStore.sqlite(folder.resolve("crm.db"));
    }
}
