package io.crmkit.recovery.compensation;

import io.crmkit.core.error.InvalidInputException;
import org.joda.money.Money;

/**
 * The part of a compensation that a statute demands.
 *
 * @param table id and version of the table of the statute
 * @param amount how much; zero or more
 */
public record StatutoryPart(String table, Money amount) {
    /**
     * Checks the parts.
     *
     * @throws InvalidInputException if the table is blank or the amount negative
     */
    public StatutoryPart {
        if (table.isBlank()) {
            throw new InvalidInputException("statutory.table", "must not be blank");
        }
        if (amount.isNegative()) {
            throw new InvalidInputException("statutory.amount", "must not be negative");
        }
    }
}
