package io.crmkit.store;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One record as a store keeps it. The body is opaque and comes back byte for byte (C05); the attributes are the only thing a
 * store may index: a change of one moves the record in its indexes (D18). Versions are set by the caller. {@code toString} shows
 * neither body nor attributes.
 *
 * @param key kind and id
 * @param version the version to be stored, 1 or more, up to the largest long (A09); the store never changes it (A08)
 * @param body JSON text
 * @param attributes exactly the attributes of the kind, none missing
 */
public record StoredRecord(Key key, long version, String body, Map<String, Value> attributes) {
    /** Copies the attributes, so that later changes of the map do not reach the record. */
    public StoredRecord {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(body, "body");
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    @Override
    public String toString() {
        return key + " version " + version;
    }
}
