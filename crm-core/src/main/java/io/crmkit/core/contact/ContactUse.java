package io.crmkit.core.contact;

/** What a way to reach somebody is used for. */
public enum ContactUse {
    /** At work. */
    WORK,
    /** In private life. */
    HOME,
    /** For bills. */
    BILLING,
    /** For deliveries. */
    DELIVERY,
    /** Anything else, or unknown. */
    OTHER
}
