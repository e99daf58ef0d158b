package io.crmkit.metrics.warning;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import java.util.function.ToDoubleFunction;

/**
 * Says how probable it is that a customer leaves. The port for a host's own model; {@link #ofAlive} is the baseline that it should beat
 * in a {@link ModelReport}.
 *
 * @param <C> what stands for a customer
 */
@FunctionalInterface
public interface ChurnModel<C> {
    /** Returns the probability that the customer leaves, or has left, 0 to 1. What counts as leaving is the model's to say. */
    double churnProbability(C customer);

    /**
     * Returns the baseline, 1 - P(alive). Models such as BG/NBD hold everybody with a single purchase for alive, so the baseline says
     * nothing about them.
     *
     * @param probabilityAlive P(alive) of a customer by a fitted model of purchasing, 0 to 1; the churn model throws
     *     {@link InvalidInputException} for other numbers
     */
    static <C> ChurnModel<C> ofAlive(ToDoubleFunction<? super C> probabilityAlive) {
        return customer -> 1 - Require.share("probabilityAlive", probabilityAlive.applyAsDouble(customer));
    }
}
