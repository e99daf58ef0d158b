package io.crmkit.recovery.cases;

/** What the business decided about a complaint. */
public enum Decision {
    /** The customer is right. */
    UPHELD,
    /** The customer is right in part. */
    PARTLY,
    /** The customer is not right. */
    REJECTED
}
