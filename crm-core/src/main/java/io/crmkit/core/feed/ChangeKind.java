package io.crmkit.core.feed;

/** What happened to a record or log. */
public enum ChangeKind {
    /** A record was added. */
    ADDED,
    /** A record was changed. */
    UPDATED,
    /** A record was removed. */
    REMOVED,
    /** Events were appended to a log. */
    APPENDED
}
