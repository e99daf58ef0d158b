package io.crmkit.metrics.value;

import io.crmkit.metrics.internal.Require;
import java.util.Collection;
import java.util.OptionalDouble;

/**
 * What a customer, or all customers of a segment, brought and cost in a period. Their historic value is the margin, or the profit
 * where the cost to serve is known.
 *
 * @param revenue net of refunds
 * @param costOfSales what the sold goods or services cost
 * @param costToServe what was spent on the customer: orders, deliveries, visits, support, returns
 */
public record CustomerProfit(double revenue, double costOfSales, double costToServe) {
    /** Nothing bought, nothing spent. */
    public static final CustomerProfit NONE = new CustomerProfit(0, 0, 0);

    /**
     * Checks the amounts.
     *
     * @throws io.crmkit.core.error.InvalidInputException if one is not finite or beyond 1e290 in size
     */
    public CustomerProfit {
        Require.amount("revenue", revenue);
        Require.amount("costOfSales", costOfSales);
        Require.amount("costToServe", costToServe);
    }

    /** Returns the sum over customers. */
    public static CustomerProfit sum(Collection<CustomerProfit> customers) {
        return customers.stream().reduce(NONE, CustomerProfit::plus);
    }

    /** Returns both together. */
    public CustomerProfit plus(CustomerProfit other) {
        return new CustomerProfit(
                revenue + other.revenue, costOfSales + other.costOfSales, costToServe + other.costToServe);
    }

    /** Returns revenue less cost of sales. */
    public double margin() {
        return revenue - costOfSales;
    }

    /** Returns margin less cost to serve. */
    public double profit() {
        return margin() - costToServe;
    }

    /** Returns profit as a fraction of revenue; empty unless the revenue is above 0. */
    public OptionalDouble profitability() {
        return revenue > 0 ? OptionalDouble.of(profit() / revenue) : OptionalDouble.empty();
    }

    /** Returns the cost to serve as a fraction of revenue; empty unless the revenue is above 0. */
    public OptionalDouble costToServeShare() {
        return revenue > 0 ? OptionalDouble.of(costToServe / revenue) : OptionalDouble.empty();
    }
}
