package io.crmkit.recovery.regulation;

/** What becomes of a last day that is no business day. */
public enum Roll {
    /** It stays. */
    NONE,
    /** The next business day is the last one. */
    FOLLOWING,
    /** The business day before is the last one. */
    PRECEDING
}
