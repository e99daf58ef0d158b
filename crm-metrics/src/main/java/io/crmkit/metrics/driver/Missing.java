package io.crmkit.metrics.driver;

/** What to do with rows in which answers are missing. There is no default: the two answer different questions. */
public enum Missing {
    /** Every number comes from the same rows, those in which the outcome and all drivers are present. */
    LISTWISE,
    /**
     * Each correlation comes from the rows in which its two columns are present. It uses more answers, but the correlations
     * are of different people, and may contradict each other so far that no regression exists.
     */
    PAIRWISE
}
