package io.crmkit.core.imports;

import io.crmkit.core.rule.Require;

/**
 * Where the id of a record in the other system stands. It becomes the source of the record, by which later runs find it again.
 *
 * @param system the name of the other system, as in {@code Source}
 * @param column the column that holds the id
 */
public record ExternalKey(String system, String column) {
    /**
     * Checks the names.
     *
     * @throws io.crmkit.core.error.InvalidInputException if one is blank
     */
    public ExternalKey {
        Require.notBlank(system, "importMapping.key.system");
        Require.notBlank(column, "importMapping.key.column");
    }
}
