package io.crmkit.metrics.sales;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import java.math.BigDecimal;
import java.math.MathContext;
import org.joda.money.BigMoney;
import org.joda.money.Money;

/**
 * What a pipeline brings per day if it goes on as before: deals × win rate × average won amount / length of the sales cycle.
 *
 * @param deals open deals
 * @param winRate the share of deals that are won, 0 to 1
 * @param averageWon the average amount of a won deal, not negative
 * @param cycleDays the days from the opening of a deal to its winning, above 0
 */
public record SalesVelocity(long deals, double winRate, Money averageWon, double cycleDays) {
    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if a number is out of its range
     */
    public SalesVelocity {
        Require.count("velocity.deals", deals);
        winRate = Require.share("velocity.winRate", winRate);
        Require.positive("velocity.cycleDays", cycleDays);
        if (averageWon.isNegative()) {
            throw new InvalidInputException("velocity.averageWon", "must not be negative");
        }
    }

    /** Returns the amount per day, to 34 digits. */
    public BigMoney perDay() {
        BigDecimal perDay = averageWon
                .getAmount()
                .multiply(BigDecimal.valueOf(deals))
                .multiply(BigDecimal.valueOf(winRate))
                .divide(BigDecimal.valueOf(cycleDays), MathContext.DECIMAL128);
        return BigMoney.of(averageWon.getCurrencyUnit(), perDay);
    }
}
