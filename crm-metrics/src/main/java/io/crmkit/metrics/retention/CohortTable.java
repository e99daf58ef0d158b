package io.crmkit.metrics.retention;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.rate.Rate;
import io.crmkit.metrics.retention.CohortCell.Observation;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * Customers by the month they came in, and how many of them were active how many months later. A customer counts once per cell.
 * Cells that the data do not reach are {@link Observation#NOT_OBSERVED}, never 0.
 *
 * @param age how ages are counted
 * @param observedThru the last day of the data
 * @param cohorts the cohorts in the order of time; a month in which nobody came has none
 */
public record CohortTable(CohortAge age, LocalDate observedThru, List<Cohort> cohorts) {
    /** Copies the cohorts. */
    public CohortTable {
        cohorts = List.copyOf(cohorts);
    }

    /** Returns the table of an activity; without customers it has no cohort. */
    public static CohortTable of(CustomerActivity<?> activity, CohortAge age) {
        return new CohortTable(age, activity.observedThru(), CohortCount.of(activity, age));
    }

    /**
     * Returns the cohort of a month.
     *
     * @throws InvalidInputException if nobody came in that month
     */
    public Cohort cohort(YearMonth month) {
        return cohorts.stream()
                .filter(cohort -> cohort.month().equals(month))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("month", "must be that of a cohort"));
    }

    /**
     * Returns the share of customers active at an age, over all cohorts that are observed completely there: pooled, not the mean of
     * the cohorts' shares.
     *
     * @param months the age
     * @throws InvalidInputException if the age is negative
     */
    public Rate pooled(int months) {
        if (months < 0) {
            throw new InvalidInputException("months", "must not be negative");
        }
        List<CohortCell> complete = cohorts.stream()
                .filter(cohort -> months < cohort.cells().size())
                .map(cohort -> cohort.cells().get(months))
                .filter(cell -> cell.observation() == Observation.COMPLETE)
                .toList();
        return Rate.of(
                age.id() + ".retention",
                complete.stream().mapToLong(CohortCell::active).sum(),
                complete.stream().mapToLong(CohortCell::customers).sum(),
                NoValue.NOT_OBSERVED);
    }
}
