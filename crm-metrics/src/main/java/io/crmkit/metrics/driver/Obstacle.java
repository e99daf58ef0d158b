package io.crmkit.metrics.driver;

/** Why there is no result. It takes the place of NaN. */
public enum Obstacle {
    /** Too few complete rows: two for a correlation, two more than there are drivers for a regression. */
    TOO_FEW_ROWS,
    /** All values of a column are alike in the rows used, so nothing can vary with it. */
    CONSTANT,
    /** A driver is a linear combination of drivers before it, so their contributions cannot be told apart. */
    SINGULAR,
    /** The pairwise correlations contradict each other; no complete table could have them. Listwise rows cannot give this. */
    NOT_POSITIVE_DEFINITE
}
