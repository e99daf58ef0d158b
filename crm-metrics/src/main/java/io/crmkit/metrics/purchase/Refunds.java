package io.crmkit.metrics.purchase;

/** What a refund, an amount below 0, does to a summary. It never counts as a purchase. */
public enum Refunds {
    /**
     * It is taken off the last purchase on or before its day, or the first purchase if there is none before; what was refunded still
     * counts as a purchase. Mean spend can become negative.
     */
    DEDUCTED,
    /** It does nothing. */
    LEFT_OUT
}
