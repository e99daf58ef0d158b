package io.crmkit.metrics.btyd;

import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.purchase.ModelTime;
import io.crmkit.metrics.purchase.ModelUnit;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import io.crmkit.metrics.purchase.PurchaseSummary;
import java.util.Collection;

/**
 * A model of repeat purchases with its parameters. It counts time in one unit; summaries and horizons of any other unit are
 * refused. Immutable, for use by any number of threads.
 */
public sealed interface PurchaseModel permits BgNbd, MbgNbd, ParetoNbd, BgBb {
    /** Returns the name of the model for reports: {@code bg_nbd}, {@code mbg_nbd}, {@code pareto_nbd}, {@code bg_bb}. */
    String id();

    /** Returns the unit of time that the parameters are for. */
    ModelUnit unit();

    /**
     * Returns the natural logarithm of the likelihood of these customers; 0 for none.
     *
     * @throws io.crmkit.core.error.InvalidInputException if they are in another unit
     */
    default double logLikelihood(PurchaseSummaries customers) {
        Laws.requireUnit(customers.unit(), unit());
        return Laws.logLikelihood(this, customers);
    }

    /**
     * Returns the expected repeat purchases of a new customer, of whom nothing but the first purchase is known, until the
     * horizon.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the horizon is in another unit
     */
    default double expectedPurchases(ModelTime horizon) {
        return Laws.of(this).expected(horizon.in(unit()));
    }

    /**
     * Returns the expected purchases of this customer from the end of observation until the horizon.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the customer or the horizon is in another unit
     */
    default double expectedPurchases(PurchaseSummary customer, ModelTime horizon) {
        Laws.requireUnit(customer.unit(), unit());
        PurchaseLaw law = Laws.of(this);
        return law.alive(customer.repeats(), customer.lastRepeat(), customer.age())
                * law.expectedIfAlive(customer.repeats(), customer.age(), horizon.in(unit()));
    }

    /**
     * Returns {@link #expectedPurchases(PurchaseSummary, ModelTime)} of many customers, in their order. Faster than one by one:
     * what customers share is computed once. Equal to twelve digits, not to the last one.
     *
     * @throws io.crmkit.core.error.InvalidInputException if a customer or the horizon is in another unit
     */
    default double[] expectedPurchases(Collection<PurchaseSummary> customers, ModelTime horizon) {
        return Laws.expectedPurchases(this, customers, horizon.in(unit()));
    }

    /**
     * Returns the probability that this customer still buys at the end of observation; under BG/BB at the next opportunity.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the customer is in another unit
     */
    default AliveProbability probabilityAlive(PurchaseSummary customer) {
        Laws.requireUnit(customer.unit(), unit());
        double alive = Laws.of(this).alive(customer.repeats(), customer.lastRepeat(), customer.age());
        return new AliveProbability(alive, this instanceof BgNbd && customer.repeats() == 0);
    }

    /**
     * Returns the value of {@link #probabilityAlive(PurchaseSummary)} for many customers, in their order. Faster than one by one,
     * and equal to twelve digits.
     *
     * @throws io.crmkit.core.error.InvalidInputException if a customer is in another unit
     */
    default double[] probabilitiesAlive(Collection<PurchaseSummary> customers) {
        return Laws.probabilitiesAlive(this, customers);
    }

    /**
     * Returns the probability that a new customer makes exactly so many repeat purchases until the horizon.
     *
     * @param repeats at least 0
     * @throws io.crmkit.core.error.InvalidInputException if the number is negative or the horizon in another unit
     */
    default double probability(long repeats, ModelTime horizon) {
        Require.count("repeats", repeats);
        return Math.min(1, Laws.of(this).probability(repeats, horizon.in(unit())));
    }
}
