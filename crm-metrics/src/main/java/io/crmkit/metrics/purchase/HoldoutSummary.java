package io.crmkit.metrics.purchase;

/**
 * A customer before and after the end of the calibration, to fit on the one and to check on the other.
 *
 * @param customer the key of the customer
 * @param calibration what the customer bought until the end of the calibration
 * @param holdoutPurchases the periods with a purchase after it
 * @param holdout how long the customer was observed after it, in the unit of the summary
 * @param <C> the key of a customer
 */
public record HoldoutSummary<C>(C customer, PurchaseSummary calibration, long holdoutPurchases, ModelTime holdout) {
    /** Returns the numbers without the key of the customer, which may be personal. */
    @Override
    public String toString() {
        return calibration + ", " + holdoutPurchases + " in " + holdout;
    }
}
