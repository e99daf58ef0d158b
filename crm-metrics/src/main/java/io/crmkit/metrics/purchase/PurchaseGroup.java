package io.crmkit.metrics.purchase;

import io.crmkit.metrics.internal.Require;

/**
 * Customers with the same purchase history.
 *
 * @param repeats x, see {@link PurchaseSummary}
 * @param lastRepeat t_x
 * @param age T
 * @param customers how many there are, at least 1
 */
public record PurchaseGroup(long repeats, double lastRepeat, double age, long customers) {
    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if a rule of {@link PurchaseSummary} is broken or there is no
     *     customer
     */
    public PurchaseGroup {
        PurchaseSummary.check(repeats, lastRepeat, age);
        Require.positive("customers", (double) customers);
        lastRepeat += 0.0;
        age += 0.0;
    }
}
