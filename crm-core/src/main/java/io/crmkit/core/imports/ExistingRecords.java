package io.crmkit.core.imports;

/** What a row does to a record that is there already. Blank cells never do anything. */
public enum ExistingRecords {
    /** What the row says replaces what is there; lists are united. */
    OVERWRITE,
    /** What the row says fills gaps; lists are united. */
    FILL_GAPS,
    /** Nothing: the row is skipped. */
    LEAVE,
    /** The record becomes what the row says and nothing else. For whole records, such as those of an export. */
    REPLACE
}
