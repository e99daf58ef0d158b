package io.crmkit.core.imports;

import io.crmkit.core.entity.EntityType;
import io.crmkit.core.id.Id;
import io.crmkit.core.rule.Require;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the id of a record in the other system stands. It becomes the source of the record, by which later runs find it again. An id
 * that {@link #ofRecord} gave names a record of this store, for which no other system has an id.
 *
 * @param system the name of the other system, as in {@code Source}
 * @param column the column that holds the id
 * @param revision the column that holds when the row was last changed there, an ISO 8601 instant or blank: a row that is older than what
 *     came last changes nothing
 */
public record ExternalKey(String system, String column, Optional<String> revision) {
    /**
     * Checks the names.
     *
     * @throws io.crmkit.core.error.InvalidInputException if one is blank
     */
    public ExternalKey {
        Require.notBlank(system, "importMapping.key.system");
        Require.notBlank(column, "importMapping.key.column");
        revision = Objects.requireNonNullElse(revision, Optional.empty());
        Require.notBlank(revision, "importMapping.key.revision");
    }

    /** A key of rows that do not say when they were changed. */
    public ExternalKey(String system, String column) {
        this(system, column, Optional.empty());
    }

    /** Returns the id under which a record goes to other systems that have none for it; the import of a row with it finds the record. */
    public static <I extends Id> String ofRecord(EntityType<?, I> type, I id) {
        return prefix(type) + id.value();
    }

    static <I extends Id> Optional<I> record(EntityType<?, I> type, String key) {
        String prefix = prefix(type);
        return key.startsWith(prefix) && key.length() > prefix.length()
                ? Optional.of(type.id(key.substring(prefix.length())))
                : Optional.empty();
    }

    private static String prefix(EntityType<?, ?> type) {
        return "crm-kit/" + type.name() + "/";
    }
}
