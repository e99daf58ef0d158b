package io.crmkit.recovery.world;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.recovery.Recovery;
import io.crmkit.recovery.policy.RecoveryPolicy;
import io.crmkit.store.RecordStore;
import io.crmkit.store.jdbc.JdbcStore;
import io.crmkit.store.memory.MemoryStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Random;
import org.sqlite.SQLiteDataSource;

/** A CRM with a clock that only a test moves, and the standard policy in UTC. */
public final class World {
    /** A Monday. */
    public static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private volatile Instant now = START;

    public final Crm crm;
    public final Recovery recovery;

    private World(RecordStore.Factory store) {
        InstantSource clock = () -> now;
        crm = Crm.builder(store).clock(clock).random(new Random(7)).build();
        recovery =
                Recovery.on(crm).policy(RecoveryPolicy.standard(ZoneOffset.UTC)).build();
    }

    public static World inMemory() {
        return on(MemoryStore.create());
    }

    public static World on(RecordStore.Factory store) {
        return new World(store);
    }

    public static World onSqlite(Path directory) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + directory.resolve("crm.db"));
        return on(JdbcStore.on(source));
    }

    public CustomerId customer(String name) {
        return crm.customers().add(Customer.person(name, "Lovelace").build()).id();
    }

    public void at(Instant instant) {
        now = instant;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public Instant now() {
        return now;
    }
}
