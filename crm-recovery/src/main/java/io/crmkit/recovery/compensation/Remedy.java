package io.crmkit.recovery.compensation;

/** What can be given to a customer. */
public enum Remedy {
    /** Money back for what was paid. */
    REFUND,
    /** Money beyond what was paid. */
    PAYMENT,
    /** Less to pay, now or next time. */
    DISCOUNT,
    /** A voucher. */
    VOUCHER,
    /** Points of a loyalty programme. */
    LOYALTY_POINTS,
    /** The same again. */
    REPLACEMENT,
    /** Something better for the same price. */
    UPGRADE,
    /** Putting it right. */
    REPAIR,
    /** An explanation of what happened. */
    EXPLANATION,
    /** An apology; always given, whatever else. */
    APOLOGY
}
