package io.crmkit.core.purchase;

/** What a purchase is. */
public enum PurchaseKind {
    /** Something was bought. */
    SALE,
    /** Something was given back; the amount flows to the customer. */
    REFUND,
    /** A period of a subscription was paid. */
    SUBSCRIPTION
}
