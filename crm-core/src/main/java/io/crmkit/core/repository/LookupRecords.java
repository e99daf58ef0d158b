package io.crmkit.core.repository;

import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.Lookup;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.Range;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finding entities by one of several values: for each value a small record whose id is a short hash of the value, a dot and
 * the id of the owner, found by a range on the id. There is one for every e-mail address and phone number, so it is kept short.
 */
final class LookupRecords {
    private static final Index BY_ID = new Index("by_id", List.of());

    static final Kind KIND = new Kind("lookup", Map.of(), List.of(BY_ID));

    private final TenantId tenant;
    private final FieldSchema fields;

    LookupRecords(TenantId tenant, FieldSchema fields) {
        this.tenant = tenant;
        this.fields = fields;
    }

    /** Returns the keys of the lookup records of an entity. */
    <E> Set<Key> of(EntityType<E, ?> type, E entity) {
        Set<Key> keys = new LinkedHashSet<>();
        String owner = type.idOf(entity).value();
        type.lookups().forEach(lookup -> collect(type, lookup, entity, owner, keys));
        type.customFields().ifPresent(read -> {
            for (FieldDefinition field : fields.of(type.name())) {
                if (field.searchable()) {
                    read.apply(entity)
                            .get(field.key())
                            .ifPresent(value -> value.normalTexts()
                                    .forEach(text -> keys.add(key(type, "field." + field.key(), text, owner))));
                }
            }
        });
        return keys;
    }

    private <E, V> void collect(EntityType<E, ?> type, Lookup<E, V> lookup, E entity, String owner, Set<Key> keys) {
        for (V value : lookup.values().apply(entity)) {
            keys.add(key(type, lookup.name(), lookup.text().apply(value), owner));
        }
    }

    private Key key(EntityType<?, ?> type, String lookup, String text, String owner) {
        return new Key(KIND.name(), Digest.shortOf(tenant, type.name(), lookup, text) + "." + owner);
    }

    static StoredRecord record(Key key) {
        return new StoredRecord(key, 1, "{}", Map.of());
    }

    /** Returns the scan that finds the lookup records of a value. */
    Scan scan(EntityType<?, ?> type, String lookup, String text, int limit) {
        String hash = Digest.shortOf(tenant, type.name(), lookup, text);
        // "/" follows "." in code-point order, so the range holds exactly the ids that start with the hash and a dot.
        return Scan.of(KIND.name(), BY_ID, limit)
                .range(Range.of(new Value.Text(hash + "."), new Value.Text(hash + "/")));
    }

    /** Returns the id of the owner that a lookup record names. */
    static String owner(StoredRecord record) {
        String id = record.key().id();
        return id.substring(id.indexOf('.') + 1);
    }
}
