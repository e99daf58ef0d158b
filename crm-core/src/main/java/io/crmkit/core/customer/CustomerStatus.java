package io.crmkit.core.customer;

/** Whether a record of a customer is in use. */
public enum CustomerStatus {
    /** In use. */
    ACTIVE,
    /** Kept, but nobody works with it any more. */
    INACTIVE,
    /** Turned out to be the same as another one, which {@link Customer#mergedInto()} names. */
    MERGED,
    /** Emptied of personal data; only what totals need is left. */
    ERASED
}
