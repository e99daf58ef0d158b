package io.crmkit.core.repository;

import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.json.JsonCodec;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Uniqueness without unique indexes: a value that only one entity may hold is claimed by a record whose id is the hash of the
 * value; inserting it succeeds once, on every store.
 */
final class UniqueClaims {
    static final Kind KIND = new Kind("unique", Map.of(), List.of());

    private static final JsonCodec<Claim> CODEC = JsonCodec.of(Claim.class);

    private final TenantId tenant;
    private final FieldSchema fields;

    UniqueClaims(TenantId tenant, FieldSchema fields) {
        this.tenant = tenant;
        this.fields = fields;
    }

    /** Who holds a value, and under which key. */
    record Claim(String key, String owner, String type) {}

    /** Returns the claims of an entity by the key of their record. */
    <E> Map<Key, Claim> of(EntityType<E, ?> type, E entity) {
        Map<Key, Claim> claims = new LinkedHashMap<>();
        String owner = type.idOf(entity).value();
        type.uniqueKeys().forEach(key -> collect(type, key, entity, owner, claims));
        type.customFields().ifPresent(read -> {
            for (FieldDefinition field : fields.of(type.name())) {
                if (field.unique()) {
                    String name = "field." + field.key();
                    read.apply(entity)
                            .get(field.key())
                            .ifPresent(value -> value.normalTexts()
                                    .forEach(text ->
                                            claims.put(key(type, name, text), new Claim(name, owner, type.name()))));
                }
            }
        });
        return claims;
    }

    /** Returns whether two states of an entity hold the same values, found without a digest of each. */
    <E> boolean same(EntityType<E, ?> type, Optional<E> before, Optional<E> now) {
        return before.isPresent()
                && now.isPresent()
                && type.uniqueKeys().stream()
                        .allMatch(key ->
                                key.values().apply(before.get()).equals(key.values().apply(now.get())))
                && type.customFields()
                        .map(read -> read.apply(before.get()).equals(read.apply(now.get())))
                        .orElse(true);
    }

    private <E, V> void collect(
            EntityType<E, ?> type, UniqueKey<E, V> key, E entity, String owner, Map<Key, Claim> claims) {
        for (V value : key.values().apply(entity)) {
            claims.put(key(type, key.name(), key.text().apply(value)), new Claim(key.name(), owner, type.name()));
        }
    }

    Key key(EntityType<?, ?> type, String key, String text) {
        return new Key(KIND.name(), Digest.of(tenant, type.name(), key, text));
    }

    static StoredRecord record(Key key, long version, Claim claim) {
        return new StoredRecord(key, version, CODEC.encode(claim), Map.of());
    }

    static Claim read(StoredRecord record) {
        return CODEC.decode(record.body());
    }
}
