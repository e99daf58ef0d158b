package io.crmkit.core.imports;

/** What happens to columns that a mapping does not name. */
public enum UnknownColumns {
    /** The file is refused before anything is stored; of JSON Lines, each row that has one. */
    REFUSE,
    /** They are left out. */
    IGNORE,
    /** They become custom fields: the name of the column in small letters, all but a-z and 0-9 as underscores. */
    KEEP
}
