package io.crmkit.metrics.purchase;

import io.crmkit.metrics.internal.Require;

/**
 * Customers with the same number of repeat purchases and the same mean spend.
 *
 * @param repeats x, at least 1
 * @param meanSpend m, finite
 * @param customers how many there are, at least 1
 */
public record SpendGroup(long repeats, double meanSpend, long customers) {
    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if a rule above is broken
     */
    public SpendGroup {
        Require.positive("repeats", (double) repeats);
        Require.positive("customers", (double) customers);
        PurchaseSummary.checkSpend(meanSpend);
        meanSpend += 0.0;
    }
}
