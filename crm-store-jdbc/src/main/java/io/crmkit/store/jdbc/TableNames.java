package io.crmkit.store.jdbc;

import io.crmkit.store.Index;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * What tables and indexes are called. The parts are letters, digits and underscores, checked by whoever takes them in.
 *
 * @param schema where the tables are; empty if the database has no schemas
 * @param prefix what all names begin with
 */
record TableNames(String schema, String prefix) {
    /** The longest name that PostgreSQL does not cut. */
    private static final int LONGEST = 63;

    private static final int DIGITS = 12;

    /** Returns the table with the version of this layout. */
    String version() {
        return in(prefix + "schema");
    }

    /** Returns the table of all attributes. */
    String catalog() {
        return in(prefix + "catalog");
    }

    /** Returns the table of the last sequences of all logs. */
    String logHead() {
        return in(prefix + "log_head");
    }

    /** Returns the table of the entries of all logs. */
    String log() {
        return in(prefix + "log");
    }

    /** Returns the table of a kind. */
    String records(String kind) {
        return in(bareRecords(kind));
    }

    /** Returns the table of a kind as the database lists it. */
    String bareRecords(String kind) {
        return prefix + "r_" + kind;
    }

    /** Returns the primary key of a kind's table; a name that the database makes up might be that of another kind's table. */
    String primaryKey(String kind) {
        return prefix + "p_" + kind;
    }

    /** Returns the column of an attribute; the prefix keeps it apart from the columns of every record and from keywords. */
    static String column(String attribute) {
        return "a_" + attribute;
    }

    /**
     * Returns the native index that serves {@code index}: indexes with the same attributes share it, and the order of the id
     * alone is that of the primary key. A name that would be too long ends in a digest of itself.
     */
    Optional<String> nativeIndex(String kind, Index index) {
        if (index.attributes().isEmpty()) {
            return Optional.empty();
        }
        String name = prefix + "i_" + kind + "$" + String.join("$", index.attributes());
        return Optional.of(
                name.length() <= LONGEST ? name : name.substring(0, LONGEST - DIGITS - 1) + "$" + digest(name));
    }

    private static String digest(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns whether a name in the database can only be ours. */
    boolean isOurs(String name) {
        return name.startsWith(prefix + "r_")
                || name.startsWith(prefix + "i_")
                || Set.of(prefix + "schema", prefix + "catalog", prefix + "log", prefix + "log_head")
                        .contains(name);
    }

    private String in(String table) {
        return schema.isEmpty() ? table : '"' + schema + "\"." + table;
    }
}
