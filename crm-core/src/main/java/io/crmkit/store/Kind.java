package io.crmkit.store;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a store knows about one kind of record. The attributes are exactly the indexed ones, all mandatory in every record;
 * everything else is in the body.
 *
 * @param name matches {@code [a-z][a-z0-9_]{0,39}}, keywords of databases too (G08); {@code log} is reserved
 * @param attributes name and type of each attribute
 * @param indexes the orders in which records can be scanned
 */
public record Kind(String name, Map<String, Value.Type> attributes, List<Index> indexes) {
    /** Copies both collections. */
    public Kind {
        Objects.requireNonNull(name, "name");
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        indexes = List.copyOf(indexes);
    }
}
