package io.crmkit.privacy.retention;

/** What is done when a period has ended; in the order of how much stays. */
public enum RetentionAction {
    /** The record is removed; for a customer, the person is erased with everything that belongs to it. */
    ERASE,
    /** The record stays without personal values, as its erasure rule says. */
    REDACT,
    /** A person decides; until then the record stays. */
    REVIEW
}
