package io.crmkit.core.history;

import java.util.Objects;
import java.util.Optional;

/**
 * How a field changed. {@code toString} hides the values.
 *
 * @param field a JSON Pointer into the record, such as {@code /person/birthDate}
 * @param before the value before as JSON text; empty if there was none, or it is withheld
 * @param after the value after as JSON text; empty if there is none, or it is withheld
 * @param withheld whether the values are not here: they were erased, are too long, or concern more than two customers
 */
public record FieldChange(String field, Optional<String> before, Optional<String> after, boolean withheld) {
    /** Refuses null. */
    public FieldChange {
        Objects.requireNonNull(field, "field");
        before = Objects.requireNonNullElse(before, Optional.empty());
        after = Objects.requireNonNullElse(after, Optional.empty());
    }

    FieldChange withoutValues() {
        return new FieldChange(field, Optional.empty(), Optional.empty(), true);
    }

    @Override
    public String toString() {
        return "FieldChange[" + field + "]";
    }
}
