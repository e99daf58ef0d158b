package io.crmkit.metrics.sales;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import org.joda.money.Money;

/**
 * A deal that is neither won nor lost.
 *
 * @param amount what it is worth if won, not negative
 * @param probability how probable it is to be won, 0 to 1: that of its stage, or of a model
 */
public record OpenDeal(Money amount, double probability) {
    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if the amount is negative or the probability not from 0 to 1
     */
    public OpenDeal {
        if (amount.isNegative()) {
            throw new InvalidInputException("deal.amount", "must not be negative");
        }
        probability = Require.share("deal.probability", probability);
    }
}
