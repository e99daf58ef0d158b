package io.crmkit.metrics.warning;

/** What is compared with the customer's own past. */
public enum WarningSign {
    /** Days since the last purchase, against the median gap between purchases. */
    SILENCE,
    /** Purchases of the last days, against the pace before. */
    FALLING_FREQUENCY,
    /** The mean of the last ratings, against that of those before; higher ratings are better. */
    FALLING_RATING
}
