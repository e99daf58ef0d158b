package io.crmkit.privacy.erasure;

/** What an erasure does to records. */
public enum ErasureAction {
    /** They are removed. */
    ERASE,
    /** They stay without personal values, so that totals still add up. */
    REDACT,
    /** They stay as they are, for a stated reason. */
    KEEP
}
