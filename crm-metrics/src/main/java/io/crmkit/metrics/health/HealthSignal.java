package io.crmkit.metrics.health;

import java.util.OptionalDouble;

/**
 * Reads one number about a customer, such as log-ins of the last 30 days or open incidents. The host plugs it in.
 *
 * @param <C> what stands for a customer
 */
@FunctionalInterface
public interface HealthSignal<C> {
    /** Returns the number, finite; empty if it is not known, which is not 0. */
    OptionalDouble read(C customer);
}
