package io.crmkit.metrics.retention;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;

/**
 * A cohort at one age.
 *
 * @param observation whether the data reach that far
 * @param active how many of {@code customers} were active at that age
 * @param customers how many customers of the cohort the number is about: all, or if tenures are only partly observed, those observed
 *     for the whole month; 0 if nothing is observed
 */
public record CohortCell(Observation observation, long active, long customers) {
    /** Whether the data reach to the end of a month. */
    public enum Observation {
        /** The whole month lies within the data, for all customers of the cohort. */
        COMPLETE,
        /** The data end within the month, or for tenures some customers have not reached its end. The number will change. */
        PARTIAL,
        /** The data end before the month; there is no number, which is not 0. */
        NOT_OBSERVED
    }

    /**
     * Checks the counts.
     *
     * @throws InvalidInputException if one is negative, more are active than there are, or customers are counted where nothing is
     *     observed
     */
    public CohortCell {
        Require.count("cell.active", active);
        if (active > customers) {
            throw new InvalidInputException("cell.active", "must not be more than the customers");
        }
        if ((customers == 0) != (observation == Observation.NOT_OBSERVED)) {
            throw new InvalidInputException("cell.customers", "must be 0 if and only if nothing is observed");
        }
    }
}
