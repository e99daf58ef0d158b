package io.crmkit.recovery.failure;

/** Whose fault a failure was. */
public enum Fault {
    /** That of the business. */
    COMPANY,
    /** That of business and customer both. */
    SHARED,
    /** That of somebody else, such as a carrier or the weather. */
    THIRD_PARTY,
    /** That of the customer. */
    CUSTOMER
}
