package io.crmkit.metrics.retention;

import java.time.YearMonth;
import java.util.List;

/**
 * The customers who came in one month.
 *
 * @param month the month of their first activity
 * @param customers how many they are
 * @param cells the cohort at the ages 0, 1, 2 and so on, to the greatest age of the table
 */
public record Cohort(YearMonth month, long customers, List<CohortCell> cells) {
    /** Copies the cells. */
    public Cohort {
        cells = List.copyOf(cells);
    }
}
