package io.crmkit.metrics.score;

/** Which way a score is good news. It belongs to the definition: a customer effort score exists in both directions. */
public enum Direction {
    /** A larger value is good, as for NPS and CSAT. */
    HIGHER_IS_BETTER,
    /** A smaller value is good, as for the effort asked about in CES 1.0. */
    LOWER_IS_BETTER
}
