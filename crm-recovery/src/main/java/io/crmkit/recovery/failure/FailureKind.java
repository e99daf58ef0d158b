package io.crmkit.recovery.failure;

/** In which way a service failed. */
public enum FailureKind {
    /** It came later than promised. */
    DELAY,
    /** It came, but worse than promised or expected. */
    POOR_QUALITY,
    /** It could not be had at all. */
    UNAVAILABILITY,
    /** Something was done wrongly: the wrong item, a wrong invoice, a wrong answer. */
    ERROR_IN_EXECUTION
}
