package io.crmkit.metrics.health;

/** Why there is no health score. */
public enum NoHealth {
    /** A signal is not known, and the model wants all. */
    MISSING_COMPONENT,
    /** No signal is known. */
    NOTHING_KNOWN
}
