package io.crmkit.privacy.pack;

/** How much of the source of a rule its author has read. */
public enum SourceSeen {
    /** The text itself. */
    TEXT,
    /** A summary by others. */
    SECONDARY,
    /** Nothing: general knowledge. */
    NOT_READ,
    /** There is no outside source. */
    NONE
}
