package io.crmkit.recovery;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.recovery.policy.RecoveryPolicy;
import io.crmkit.store.RecordStore;
import io.crmkit.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Random;

/** A CRM on the in-memory store, with a customer, a clock that only a test moves, and the standard policy in UTC. */
final class Desk {
    /** A Monday. */
    static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private volatile Instant now = START;

    final Crm crm;
    final Recovery recovery;
    final CustomerId ada;

    Desk() {
        this(MemoryStore.create());
    }

    Desk(RecordStore.Factory store) {
        InstantSource clock = () -> now;
        crm = Crm.builder(store)
                
                .clock(clock)
                .random(new Random(7))
                .build();
        recovery =
                Recovery.on(crm).policy(RecoveryPolicy.standard(ZoneOffset.UTC)).build();
        ada = customer("Ada");
    }

    CustomerId customer(String name) {
        return crm.customers().add(Customer.person(name, "Lovelace").build()).id();
    }

    void at(String instant) {
        now = Instant.parse(instant);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }
}
