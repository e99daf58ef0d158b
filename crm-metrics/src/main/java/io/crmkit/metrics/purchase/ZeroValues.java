package io.crmkit.metrics.purchase;

/** What a purchase for nothing does to a summary. */
public enum ZeroValues {
    /** It is a purchase like any other, as in the published results on CDNOW. */
    COUNTED,
    /** It does nothing. */
    LEFT_OUT
}
