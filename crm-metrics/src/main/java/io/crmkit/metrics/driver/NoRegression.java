package io.crmkit.metrics.driver;

import java.util.List;

/**
 * Why there is no regression.
 *
 * @param obstacle what stands in the way
 * @param columns the columns it is about: those that are constant, the driver that others determine, or the column at which
 *     pairwise correlations were found to contradict each other; empty for too few rows
 * @param coverage the rows that were read and used
 * @param correlations the correlations of the pairs, where they exist
 */
public record NoRegression(Obstacle obstacle, List<String> columns, Coverage coverage, List<Correlation> correlations)
        implements RegressionResult {
    /** Copies the lists. */
    public NoRegression {
        columns = List.copyOf(columns);
        correlations = List.copyOf(correlations);
    }

    @Override
    public Regression orElseThrow() {
        throw new IllegalStateException("no regression: " + obstacle + " " + columns);
    }
}
