package io.crmkit.store;

import java.util.List;
import java.util.Objects;

/**
 * A declared order of a kind. The id is always the last, silent attribute, so the order is total. No attribute is ever
 * missing, so there is no order of nulls.
 *
 * @param name unique within its kind; matches {@code [a-z][a-z0-9_]{0,39}}
 * @param attributes none (order by id alone) or some attributes of the kind, no one twice
 */
public record Index(String name, List<String> attributes) {
    /** Copies the attributes. */
    public Index {
        Objects.requireNonNull(name, "name");
        attributes = List.copyOf(attributes);
    }
}
