package io.crmkit.core.field;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The custom fields of one record by key, sorted. Immutable; {@code toString} shows the keys only. */
public record CustomFields(@JsonValue Map<String, FieldValue> values) {
    /** No custom field at all. */
    public static final CustomFields NONE = new CustomFields(Map.of());

    /** Copies the values. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CustomFields {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Returns these fields with one set. */
    public CustomFields with(String key, FieldValue value) {
        SortedMap<String, FieldValue> copy = new TreeMap<>(values);
        copy.put(key, value);
        return new CustomFields(copy);
    }

    /** Returns these fields without one. */
    public CustomFields without(String key) {
        SortedMap<String, FieldValue> copy = new TreeMap<>(values);
        copy.remove(key);
        return new CustomFields(copy);
    }

    /** Returns the value of a field. */
    public Optional<FieldValue> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Returns whether no field is set. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public String toString() {
        return "CustomFields" + values.keySet();
    }
}
