package io.crmkit.core.field;

import io.crmkit.core.error.InvalidInputException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The custom fields that a business has defined, of all entity types. A value outside the schema is refused, unless the schema
 * says that unknown fields are kept, as imports sometimes need.
 */
public final class FieldSchema {
    /** No custom field is defined, and none is accepted. */
    public static final FieldSchema EMPTY = new FieldSchema(List.of(), false);

    private final Map<String, Map<String, FieldDefinition>> byEntity = new TreeMap<>();
    private final boolean keepsUnknown;

    private FieldSchema(Collection<FieldDefinition> definitions, boolean keepsUnknown) {
        this.keepsUnknown = keepsUnknown;
        for (FieldDefinition definition : definitions) {
            FieldDefinition other = byEntity.computeIfAbsent(definition.entity(), entity -> new TreeMap<>())
                    .put(definition.key(), definition);
            if (other != null) {
                throw new InvalidInputException(definition.entity() + "." + definition.key(), "is defined twice");
            }
        }
    }

    /**
     * Returns a schema that refuses unknown fields.
     *
     * @throws InvalidInputException if a field is defined twice
     */
    public static FieldSchema of(FieldDefinition... definitions) {
        return new FieldSchema(List.of(definitions), false);
    }

    /** Returns this schema, keeping fields that it does not define, unchecked. */
    public FieldSchema keepingUnknown() {
        return new FieldSchema(
                byEntity.values().stream()
                        .flatMap(fields -> fields.values().stream())
                        .toList(),
                true);
    }

    /** Returns the names of the entity types that have fields defined, sorted. */
    public Set<String> entities() {
        return Collections.unmodifiableSet(byEntity.keySet());
    }

    /** Returns the fields of an entity type, in the order of their keys. */
    public List<FieldDefinition> of(String entity) {
        return List.copyOf(byEntity.getOrDefault(entity, Map.of()).values());
    }

    /** Returns whether records of an entity type may have the field: it is defined, or unknown ones are kept. */
    public boolean accepts(String entity, String key) {
        return keepsUnknown || byEntity.getOrDefault(entity, Map.of()).containsKey(key);
    }

    /**
     * Checks the custom fields of a record.
     *
     * @param entity the name of the entity type
     * @param fields the fields of the record
     * @throws InvalidInputException if a field is unknown, missing, of another type or not among the allowed values; names the
     *     field, never the value
     */
    public void check(String entity, CustomFields fields) {
        Map<String, FieldDefinition> defined = byEntity.getOrDefault(entity, Map.of());
        fields.values().forEach((key, value) -> {
            FieldDefinition definition = defined.get(key);
            if (definition != null) {
                check(definition, value);
            } else if (!keepsUnknown) {
                throw new InvalidInputException(entity + ".customFields." + key, "is not defined");
            }
        });
        defined.forEach((key, definition) -> {
            if (definition.required() && fields.get(key).isEmpty()) {
                throw new InvalidInputException(entity + ".customFields." + key, "is required");
            }
        });
    }

    private static void check(FieldDefinition definition, FieldValue value) {
        String field = definition.entity() + ".customFields." + definition.key();
        if (value.type() != definition.type()) {
            throw new InvalidInputException(field, "must be of type " + definition.type() + ", was " + value.type());
        }
        if (value.texts().size() > 1 && !definition.multiple()) {
            throw new InvalidInputException(field, "must have one value");
        }
        if (!definition.allowed().isEmpty() && !definition.allowed().containsAll(value.texts())) {
            throw new InvalidInputException(field, "must be one of " + definition.allowed());
        }
    }
}
