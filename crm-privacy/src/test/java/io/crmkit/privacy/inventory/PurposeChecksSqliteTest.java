package io.crmkit.privacy.inventory;

import io.crmkit.store.RecordStore;
import io.crmkit.store.jdbc.JdbcStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class PurposeChecksSqliteTest extends PurposeChecksTest {
    @TempDir
    Path folder;

    @Override
    RecordStore.Factory store() {
        return JdbcStore.sqlite(folder.resolve("crm.db"));
    }
}
