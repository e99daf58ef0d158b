package io.crmkit.metrics.purchase;

/** What the frequency of RFM counts. */
public enum RfmFrequency {
    /** Every purchase. */
    PURCHASES,
    /** Days with a purchase. */
    DAYS
}
