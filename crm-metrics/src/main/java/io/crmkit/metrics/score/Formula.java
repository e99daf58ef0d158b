package io.crmkit.metrics.score;

/** How a score is made of its ratings. */
public enum Formula {
    /** The mean of the ratings, on their own scale. */
    MEAN,
    /** The mean of the ratings, 0 for the lowest of the scale to 100 for the highest. */
    RESCALED,
    /** The percentage of responses with a rating in a range, 0 to 100. */
    SHARE,
    /** The percentage of high ratings minus the percentage of low ratings, -100 to 100. */
    NET
}
