package io.crmkit.metrics.sales;

import io.crmkit.core.error.InvalidInputException;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A deal with the day of closing that was expected when the period began, not the one it was moved to since.
 *
 * @param due the expected day
 * @param closed the day it was won or lost; empty while it is open
 * @param amount what it was expected to be worth, not negative
 */
public record DueDeal(LocalDate due, Optional<LocalDate> closed, Money amount) {
    /**
     * Checks the amount.
     *
     * @throws InvalidInputException if it is negative
     */
    public DueDeal {
        if (amount.isNegative()) {
            throw new InvalidInputException("deal.amount", "must not be negative");
        }
    }
}
