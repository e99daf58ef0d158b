package io.crmkit.metrics.roi;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rate.MoneyRatio;
import io.crmkit.metrics.rate.NoValue;
import org.joda.money.Money;

/**
 * What was spent and what it brought.
 *
 * @param spend what was spent, not negative
 * @param gain the margin it brought, before the spend is taken off; revenue is no gain. May be negative
 */
public record ReturnOnSpend(Money spend, Money gain) {
    /**
     * Checks the amounts.
     *
     * @throws InvalidInputException if the spend is negative or the currencies differ
     */
    public ReturnOnSpend {
        if (!spend.isSameCurrency(gain)) {
            throw new InvalidInputException("return.gain", "must be in the currency of the spend");
        }
        if (spend.isNegative()) {
            throw new InvalidInputException("return.spend", "must not be negative");
        }
    }

    /** Returns the return on investment, (gain - spend) / spend in percent: 0 is break-even, -100 nothing came back. */
    public MoneyRatio roi() {
        return MoneyRatio.of("roi", gain.minus(spend), spend, NoValue.NO_SPEND);
    }
}
