package io.crmkit.store;

import java.util.Objects;

/** Whose data it is; part of every key. Compared exactly: case and trailing spaces count. Not empty. */
public record TenantId(String value) {
    /** The tenant of hosts that have only one. */
    public static final TenantId DEFAULT = new TenantId("default");

    /** Refuses null and the empty text. */
    public TenantId {
        Objects.requireNonNull(value, "value");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("tenant must not be empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
