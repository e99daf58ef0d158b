package io.crmkit.store.jdbc.crash;

import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.store.RecordStore;
import io.crmkit.store.jdbc.JdbcStore;
import io.crmkit.store.jdbc.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class PostgresRollingUpgradeTest extends RollingUpgrade {
    private final List<HikariDataSource> pools = new ArrayList<>();
    private Optional<String> url = Optional.empty();

    /** Each version of the program has a pool of its own. */
    @Override
    RecordStore.Factory factory() throws Exception {
        if (url.isEmpty()) {
            url = Optional.of(TestPostgres.newDatabase());
        }
        HikariDataSource pool = TestPostgres.pool(url.get(), true, 2);
        pools.add(pool);
        return JdbcStore.on(pool);
    }

    @AfterEach
    void closePools() {
        pools.forEach(HikariDataSource::close);
    }
}
