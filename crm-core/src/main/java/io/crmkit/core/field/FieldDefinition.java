package io.crmkit.core.field;

import io.crmkit.core.error.InvalidInputException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Describes one custom field of an entity type. Start with {@link #of} and add what differs.
 *
 * @param entity the name of the entity type
 * @param key the name of the field; matches {@code [a-z][a-z0-9_]{0,39}}
 * @param type the type of its values
 * @param required whether every record must have it
 * @param multiple whether it may hold several values
 * @param unique whether two records must never share a value
 * @param searchable whether records can be found by a value
 * @param personal whether it holds personal data, which an erasure removes
 * @param allowed for {@link FieldType#ENUM} the values that may occur; empty for other types
 */
public record FieldDefinition(
        String entity,
        String key,
        FieldType type,
        boolean required,
        boolean multiple,
        boolean unique,
        boolean searchable,
        boolean personal,
        List<String> allowed) {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /**
     * Checks the key and the allowed values.
     *
     * @throws InvalidInputException if the key is malformed, or an enumeration lists nothing, or another type lists something
     */
    public FieldDefinition {
        Objects.requireNonNull(type, "type");
        allowed = List.copyOf(allowed);
        if (!KEY.matcher(key).matches()) {
            throw new InvalidInputException("fieldDefinition.key", "must match " + KEY.pattern());
        }
        if ((type == FieldType.ENUM) == allowed.isEmpty()) {
            throw new InvalidInputException(
                    entity + "." + key, "must list allowed values if, and only if, it is an enumeration");
        }
    }

    /** Returns an optional field with one value that is neither unique nor searchable nor personal. */
    public static FieldDefinition of(String entity, String key, FieldType type) {
        return new FieldDefinition(entity, key, type, false, false, false, false, false, List.of());
    }

    /** Returns an optional enumerated field. */
    public static FieldDefinition ofEnum(String entity, String key, String... allowed) {
        return new FieldDefinition(entity, key, FieldType.ENUM, false, false, false, false, false, List.of(allowed));
    }

    /** Returns this field as required. */
    public FieldDefinition asRequired() {
        return new FieldDefinition(entity, key, type, true, multiple, unique, searchable, personal, allowed);
    }

    /** Returns this field with several values allowed. */
    public FieldDefinition asMultiple() {
        return new FieldDefinition(entity, key, type, required, true, unique, searchable, personal, allowed);
    }

    /** Returns this field as unique among the records of the type. */
    public FieldDefinition asUnique() {
        return new FieldDefinition(entity, key, type, required, multiple, true, searchable, personal, allowed);
    }

    /** Returns this field as one by which records can be found. */
    public FieldDefinition asSearchable() {
        return new FieldDefinition(entity, key, type, required, multiple, unique, true, personal, allowed);
    }

    /** Returns this field as personal. */
    public FieldDefinition asPersonal() {
        return new FieldDefinition(entity, key, type, required, multiple, unique, searchable, true, allowed);
    }
}
