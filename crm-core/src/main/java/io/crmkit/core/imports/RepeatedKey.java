package io.crmkit.core.imports;

/** Which row counts if several rows of one run are about the same record. */
public enum RepeatedKey {
    /** The first one; the others are skipped, and only what they forbid counts. */
    FIRST,
    /** The last one: it is applied to the record as it was before the run. */
    LAST,
    /** The first one; the others fail, and only what they forbid counts. */
    REFUSE
}
