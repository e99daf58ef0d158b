package io.crmkit.metrics.contract;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.purchase.ModelUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Customers who began in one period, and how many of them were left after each renewal.
 *
 * @param survivors the customers at the start and after the first, second, ... renewal: at least two numbers, never rising, the
 *     first above 0. Fractions are taken, such as published percentages; standard errors are then those of 100 customers
 * @param unit the period of the contract
 */
public record ContractCohort(List<Double> survivors, ModelUnit unit) {
    /**
     * Checks the rules and copies the list.
     *
     * @throws InvalidInputException if a rule above is broken
     */
    public ContractCohort {
        survivors = List.copyOf(survivors);
        Objects.requireNonNull(unit, "unit");
        if (survivors.size() < 2) {
            throw new InvalidInputException("survivors", "must have a start and at least one renewal");
        }
        Require.positive("survivors", survivors.get(0));
        for (int i = 1; i < survivors.size(); i++) {
            if (!(survivors.get(i) >= 0 && survivors.get(i) <= survivors.get(i - 1))) {
                throw new InvalidInputException("survivors", "must not be negative and never rise");
            }
        }
    }

    /** Returns a cohort; see the record. */
    public static ContractCohort of(ModelUnit unit, double... survivors) {
        return new ContractCohort(Arrays.stream(survivors).boxed().toList(), unit);
    }
}
