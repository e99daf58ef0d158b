package io.crmkit.metrics.health;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;

/**
 * A part of a health score.
 *
 * @param name a stable name; {@link #USAGE} and its kin are the usual ones, a host may have others
 * @param weight how much it counts beside the other components, above 0; only the ratio of weights matters
 * @param scale how its signal becomes points
 */
public record HealthComponent(String name, double weight, PointScale scale) {
    /** How much the product or service is used. */
    public static final String USAGE = "usage";
    /** Tickets, failures, complaints. */
    public static final String INCIDENTS = "incidents";
    /** Answers, visits, events: contact that the customer seeks. */
    public static final String ENGAGEMENT = "engagement";
    /** What surveys say. */
    public static final String SATISFACTION = "satisfaction";
    /** How long ago the customer was last active. */
    public static final String RECENCY = "recency";
    /** Whether bills are paid. */
    public static final String PAYMENT = "payment";

    /**
     * Checks name and weight.
     *
     * @throws InvalidInputException if the name is blank or the weight not above 0, or above 1e290
     */
    public HealthComponent {
        if (name.isBlank()) {
            throw new InvalidInputException("component.name", "must not be blank");
        }
        Require.positive("component.weight", weight);
        Require.amount("component.weight", weight);
    }
}
