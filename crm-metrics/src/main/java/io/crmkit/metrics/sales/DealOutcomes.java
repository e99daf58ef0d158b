package io.crmkit.metrics.sales;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.rate.MoneyRatio;
import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.rate.Rate;
import org.joda.money.Money;

/**
 * How deals of a period ended; open deals are not among them.
 *
 * @param won how many were won
 * @param lost how many were lost
 * @param wonAmount what the won ones were worth, not negative
 * @param lostAmount what the lost ones would have been worth, not negative, in the same currency
 */
public record DealOutcomes(long won, long lost, Money wonAmount, Money lostAmount) {
    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if one is negative or the currencies differ
     */
    public DealOutcomes {
        Require.count("outcomes.won", won);
        Require.count("outcomes.lost", lost);
        if (!wonAmount.isSameCurrency(lostAmount)) {
            throw new InvalidInputException("outcomes", "must be in one currency");
        }
        if (wonAmount.isNegative() || lostAmount.isNegative()) {
            throw new InvalidInputException("outcomes.amount", "must not be negative");
        }
    }

    /** Returns the win rate, won / (won + lost). */
    public Rate winRate() {
        return Rate.of("sales.win_rate", won, Math.addExact(won, lost), NoValue.NOTHING_DECIDED);
    }

    /** Returns the win rate by amount; it is another number if large deals are harder to win. */
    public MoneyRatio winRateByAmount() {
        return MoneyRatio.of(
                "sales.win_rate_by_amount", wonAmount, wonAmount.plus(lostAmount), NoValue.NOTHING_DECIDED);
    }
}
