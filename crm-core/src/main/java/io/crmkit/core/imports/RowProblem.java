package io.crmkit.core.imports;

/** Why a row did not become a record, or what is worth knowing of one that did. */
public enum RowProblem {
    /** It has another number of cells than the heading. */
    CELL_COUNT,
    /** It holds a NUL character. */
    NUL_CHARACTER,
    /** It holds bytes that are no text in the encoding of the file. */
    ENCODING,
    /** It is longer than the limits allow. */
    TOO_LONG,
    /** It is no JSON object. */
    NOT_JSON,
    /** It is no whole vCard of a version that is known. */
    NOT_VCARD,
    /** It has more properties than the limits allow. */
    TOO_MANY,
    /** It holds cards within cards deeper than the limits allow. */
    TOO_DEEP,
    /** It is about a group, a place or a device, which are no customers. */
    NO_CUSTOMER,
    /** A column is not in the mapping, and the mapping refuses such. */
    UNKNOWN_COLUMN,
    /** The column of the external id is empty. */
    KEY_MISSING,
    /** An earlier row of the file is about the same record, and the mapping says that this one does not count. */
    REPEATED_KEY,
    /** A value cannot be read as what the mapping says, such as a date, or a consent has a time that is still to come. */
    UNREADABLE_VALUE,
    /** The record breaks a rule of its type or of the store. */
    RULE,
    /** A value that only one record may hold is held by another one. */
    VALUE_TAKEN,
    /** The record is there already, and the mapping says that such stay as they are. */
    EXISTS,
    /** The record that is there came from a later revision in the other system. */
    OUTDATED,
    /**
     * The row counted. It found its customer by matching, and that one keeps the key of another source: the next run has to find it by
     * matching again.
     */
    KEY_NOT_KEPT
}
