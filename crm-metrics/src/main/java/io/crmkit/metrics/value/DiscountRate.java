package io.crmkit.metrics.value;

import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.purchase.ModelTime;
import io.crmkit.metrics.purchase.ModelUnit;
import io.crmkit.metrics.purchase.UnitConversion;
import java.util.List;
import java.util.Objects;

/**
 * By how much money loses value per period: a rate of 0.01 per month makes 100 in a month worth 100/1.01 now. The period is part
 * of the rate, so a yearly rate is never applied per month.
 *
 * @param rate as a fraction, finite and at least 0
 * @param per the period
 */
public record DiscountRate(double rate, ModelUnit per) {
    /**
     * Checks the rate.
     *
     * @throws io.crmkit.core.error.InvalidInputException if it is negative or not finite
     */
    public DiscountRate {
        Require.notNegative("rate", rate);
        Objects.requireNonNull(per, "per");
    }

    /** Returns a rate; see the record. */
    public static DiscountRate of(double rate, ModelUnit per) {
        return new DiscountRate(rate, per);
    }

    /**
     * Returns what 1 at the end of this time is worth now, 1 / (1 + rate)^time; the time may be a fraction of periods.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the time is not in the period of the rate
     */
    public double presentValueOf1(ModelTime time) {
        return Math.exp(-time.in(per) * Math.log1p(rate));
    }

    /**
     * Returns what amounts at the end of the first, second, ... period are worth now, Σ amount / (1 + rate)^k with k from 1; 0
     * for none.
     *
     * @throws io.crmkit.core.error.InvalidInputException if an amount is not finite
     */
    public double presentValue(List<Double> amounts) {
        double sum = 0;
        double factor = 1;
        for (double amount : amounts) {
            Require.amount("amount", amount);
            factor /= 1 + rate;
            sum += amount * factor;
        }
        return sum;
    }

    /**
     * Returns the rate per period of another unit that is equal after compounding, (1 + rate)^factor - 1.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the conversion does not know the period
     */
    public DiscountRate convert(UnitConversion conversion) {
        ModelUnit other = conversion.otherThan(per);
        double periods = ModelTime.of(1, other).convert(conversion).length();
        return new DiscountRate(Math.expm1(periods * Math.log1p(rate)), other);
    }
}
