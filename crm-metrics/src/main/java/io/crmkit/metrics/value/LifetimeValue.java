package io.crmkit.metrics.value;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.btyd.GammaGamma;
import io.crmkit.metrics.btyd.PurchaseModel;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.purchase.ModelTime;
import io.crmkit.metrics.purchase.PurchaseSummary;
import io.crmkit.metrics.purchase.UnitConversion;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The discounted margin that a customer brings until a horizon: for each period of the discount rate, the purchases expected in
 * it times the expected spend times the margin, discounted from the end of the period; their sum. Additive: the value of two years is
 * that of the first and of the second.
 *
 * <p>Source: Fader, Hardie and Lee, "RFM and CLV", Journal of Marketing Research 42 (2005), in the discrete form of practice.
 */
public final class LifetimeValue {
    private static final int MOST_PERIODS = 10_000;

    private final PurchaseModel purchases;
    private final GammaGamma spend;
    private final double margin;
    private final int periods;
    private final DiscountRate discount;
    private final ModelTime period;

    private LifetimeValue(
            PurchaseModel purchases,
            GammaGamma spend,
            double margin,
            int periods,
            DiscountRate discount,
            ModelTime period) {
        this.purchases = purchases;
        this.spend = spend;
        this.margin = margin;
        this.periods = periods;
        this.discount = discount;
        this.period = period;
    }

    /**
     * Returns the calculation for a model that counts time in the periods of the discount rate. All of the spend counts; see
     * {@link #ofMargin}.
     *
     * @param horizon a whole number of periods of the discount rate, from 1 to 10,000
     * @throws InvalidInputException if horizon, discount rate and model are not in one unit, or the horizon is not as said
     */
    public static LifetimeValue of(
            PurchaseModel purchases, GammaGamma spend, ModelTime horizon, DiscountRate discount) {
        ModelTime period = ModelTime.of(1, discount.per());
        period.in(purchases.unit());
        return new LifetimeValue(purchases, spend, 1, periods(horizon, discount), discount, period);
    }

    /**
     * Returns the calculation for a model that counts time in another unit than the discount rate.
     *
     * @param horizon a whole number of periods of the discount rate, from 1 to 10,000
     * @param conversion between the period of the rate and the unit of the model
     * @throws InvalidInputException if horizon and discount rate are not in one unit, the conversion does not lead from there
     *     to the unit of the model, or the horizon is not as said
     */
    public static LifetimeValue of(
            PurchaseModel purchases,
            GammaGamma spend,
            ModelTime horizon,
            DiscountRate discount,
            UnitConversion conversion) {
        ModelTime period = ModelTime.of(1, discount.per()).convert(conversion);
        period.in(purchases.unit());
        return new LifetimeValue(purchases, spend, 1, periods(horizon, discount), discount, period);
    }

    private static int periods(ModelTime horizon, DiscountRate discount) {
        double periods = horizon.in(discount.per());
        if (!(periods >= 1 && periods <= MOST_PERIODS && periods == Math.rint(periods))) {
            throw new InvalidInputException("horizon", "must be a whole number of periods, from 1 to 10,000");
        }
        return (int) periods;
    }

    /**
     * Returns the same calculation with the share of the spend that is left after the cost of what was bought.
     *
     * @param share from 0 to 1
     * @throws InvalidInputException if it is outside
     */
    public LifetimeValue ofMargin(double share) {
        return new LifetimeValue(purchases, spend, Require.share("margin", share), periods, discount, period);
    }

    /**
     * Returns the value of this customer; empty if the expected spend is, see {@link GammaGamma#expectedSpend(PurchaseSummary)}.
     *
     * @throws InvalidInputException if the customer is in another unit than the model or the mean spend is negative
     */
    public OptionalDouble of(PurchaseSummary customer) {
        OptionalDouble expectedSpend = spend.expectedSpend(customer);
        if (expectedSpend.isEmpty()) {
            return expectedSpend;
        }
        return OptionalDouble.of(
                expectedSpend.getAsDouble() * margin * discounted(time -> purchases.expectedPurchases(customer, time)));
    }

    /** Returns the value of a new customer beyond the first purchase; empty if the mean spend is. */
    public OptionalDouble ofNewCustomer() {
        OptionalDouble expectedSpend = spend.meanSpend();
        if (expectedSpend.isEmpty()) {
            return expectedSpend;
        }
        return OptionalDouble.of(expectedSpend.getAsDouble() * margin * discounted(purchases::expectedPurchases));
    }

    private double discounted(ToDoubleFunction<ModelTime> cumulative) {
        double sum = 0;
        double before = 0;
        double factor = 1;
        for (int k = 1; k <= periods; k++) {
            double until = cumulative.applyAsDouble(period.times(k));
            factor /= 1 + discount.rate();
            sum += (until - before) * factor;
            before = until;
        }
        return sum;
    }
}
