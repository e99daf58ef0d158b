package io.crmkit.core.repository;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.field.FieldType;
import io.crmkit.core.id.IdGenerator;
import io.crmkit.store.RecordStore;
import io.crmkit.store.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A workspace with a fixed clock and counted ids. */
final class Fixture {
    static final Instant NOW = Instant.parse("2026-11-21T10:15:30.123456Z");
    static final FieldSchema FIELDS = FieldSchema.of(
            FieldDefinition.of("customer", "badge", FieldType.STRING).asUnique(),
            FieldDefinition.of("customer", "hobby", FieldType.STRING)
                    .asSearchable()
                    .asMultiple(),
            FieldDefinition.ofEnum("customer", "size", "S", "M"));

    private Fixture() {}

    static Workspace open(RecordStore.Factory factory) {
        return open(factory, FIELDS);
    }

    static Workspace open(RecordStore.Factory factory, FieldSchema fields) {
        AtomicLong counter = new AtomicLong();
        IdGenerator ids = () -> new UUID(0, counter.incrementAndGet());
        List<EntityType<?, ?>> types = List.of(Member.TYPE, Visit.TYPE);
        // Nanoseconds show whether times are cut to microseconds at the boundary.
        return Workspace.open(
                factory, types, fields, () -> NOW.plusNanos(789), ids, new Random(1), TenantId.DEFAULT, Actor.SYSTEM);
    }
}
