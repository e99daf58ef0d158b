package io.crmkit.recovery.cases;

/** What the customer said to the resolution. */
public enum Acceptance {
    /** It is fine. */
    ACCEPTED,
    /** It is not, and there is nothing more that the business can do. */
    REJECTED,
    /** Nothing. */
    NO_REPLY
}
