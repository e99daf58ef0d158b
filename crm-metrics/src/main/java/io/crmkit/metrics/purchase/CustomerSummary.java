package io.crmkit.metrics.purchase;

/**
 * The summary of a customer.
 *
 * @param customer the key of the customer
 * @param summary what the customer bought
 * @param <C> the key of a customer
 */
public record CustomerSummary<C>(C customer, PurchaseSummary summary) {
    /** Returns the summary without the key of the customer, which may be personal. */
    @Override
    public String toString() {
        return summary.toString();
    }
}
