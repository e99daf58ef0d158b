package io.crmkit.store;

import java.util.Objects;

/**
 * Names one record of a tenant. One id in two kinds names two records (A15), and where the kind ends and the id begins is never
 * ambiguous (A16). Keys appear in messages and logs, so an id never holds personal data.
 *
 * @param kind the name of a {@link Kind} of the catalog
 * @param id any text that is not empty; compared exactly, ordered by code point
 */
public record Key(String kind, String id) {
    /** Refuses nulls and an empty id. */
    public Key {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("id of a " + kind + " must not be empty");
        }
    }

    /** Returns the key under which a {@link ConflictException} names a log. */
    public static Key ofLog(String log) {
        return new Key("log", log);
    }

    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
