package io.crmkit.metrics.retention;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.rate.Rate;
import io.crmkit.metrics.rate.UnitCost;
import org.joda.money.Money;

/**
 * What an effort to gain customers brought.
 *
 * @param targets how many people or companies were addressed
 * @param acquired how many of them became customers
 * @param spend what the effort cost in all, not negative
 */
public record Acquisition(long targets, long acquired, Money spend) {
    /**
     * Checks that the numbers can be true.
     *
     * @throws InvalidInputException if one is negative, or more were acquired than addressed
     */
    public Acquisition {
        Require.count("acquisition.acquired", acquired);
        if (acquired > targets) {
            throw new InvalidInputException("acquisition.acquired", "must not be more than the targets");
        }
        if (spend.isNegative()) {
            throw new InvalidInputException("acquisition.spend", "must not be negative");
        }
    }

    /** Returns the acquisition rate, acquired / targets. */
    public Rate rate() {
        return Rate.of("acquisition.rate", acquired, targets, NoValue.NO_TARGETS);
    }

    /** Returns the cost per acquired customer (CAC), spend / acquired. */
    public UnitCost cost() {
        return UnitCost.of("acquisition.cost", spend, acquired, NoValue.NOBODY_ACQUIRED);
    }
}
