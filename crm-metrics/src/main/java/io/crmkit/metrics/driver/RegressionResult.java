package io.crmkit.metrics.driver;

import java.util.List;

/** A regression, or why there is none. */
public sealed interface RegressionResult permits Regression, NoRegression {
    /** Returns the rows that were read and used. */
    Coverage coverage();

    /** Returns the Pearson correlation of each pair of columns that it is made of, each with its own n. */
    List<Correlation> correlations();

    /**
     * Returns the regression.
     *
     * @throws IllegalStateException if there is none; the message names the obstacle and the columns
     */
    Regression orElseThrow();
}
