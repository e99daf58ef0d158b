package io.crmkit.core.imports;

/** What became of a row; every row has exactly one. */
public enum RowOutcome {
    /** A record was added. */
    CREATED,
    /** A record was changed. */
    UPDATED,
    /** The record says all this already. */
    UNCHANGED,
    /** The mapping says that the row does not count. */
    SKIPPED,
    /** A record was added that may be the same as another one; a person decides. */
    REVIEW,
    /** Nothing was stored. */
    FAILED
}
