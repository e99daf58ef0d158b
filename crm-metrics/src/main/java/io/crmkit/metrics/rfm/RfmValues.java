package io.crmkit.metrics.rfm;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;

/**
 * What a customer did up to a date.
 *
 * @param customer the key of the customer, with {@code equals} and {@code hashCode}
 * @param recency whole days from the last purchase to the date, 0 or more; fewer is better
 * @param frequency how many purchases, at least 1: orders or days with an order, the same for all customers
 * @param monetary what was spent in all, in the one currency of all customers; finite, may be negative after refunds
 * @param <C> the key of a customer
 */
public record RfmValues<C>(C customer, long recency, long frequency, double monetary) {
    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if the recency is negative, the frequency below 1, or the monetary value not finite
     */
    public RfmValues {
        Require.count("rfm.recency", recency);
        if (frequency < 1) {
            throw new InvalidInputException("rfm.frequency", "must be at least 1");
        }
        if (!Double.isFinite(monetary)) {
            throw new InvalidInputException("rfm.monetary", "must be finite");
        }
    }

    /** Returns no value of the customer, whose key may be personal. */
    @Override
    public String toString() {
        return "RfmValues[" + recency + ", " + frequency + ", " + monetary + "]";
    }
}
