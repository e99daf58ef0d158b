package io.crmkit.core.imports;

import io.crmkit.core.rule.Require;

/**
 * What a file may hold at most. They bound the memory that reading takes, however large the file is.
 *
 * @param cellCharacters characters (UTF-16 units) of one cell
 * @param rowCharacters characters of one row
 * @param columns columns
 * @param rows rows
 */
public record ImportLimits(int cellCharacters, int rowCharacters, int columns, long rows) {
    /** 64 Ki characters in a cell, 1 Mi in a row, 500 columns, 100 million rows. */
    public static final ImportLimits STANDARD = new ImportLimits(64 * 1024, 1024 * 1024, 500, 100_000_000);

    /**
     * Checks the limits.
     *
     * @throws io.crmkit.core.error.InvalidInputException if one is not positive
     */
    public ImportLimits {
        Require.that(cellCharacters > 0, "importLimits.cellCharacters", "must be positive");
        Require.that(rowCharacters > 0, "importLimits.rowCharacters", "must be positive");
        Require.that(columns > 0, "importLimits.columns", "must be positive");
        Require.that(rows > 0, "importLimits.rows", "must be positive");
    }

    /** Returns what one row may hold, as a part of a message. */
    public String words() {
        return columns + " columns, " + cellCharacters + " characters in a cell or " + rowCharacters + " in a row";
    }
}
