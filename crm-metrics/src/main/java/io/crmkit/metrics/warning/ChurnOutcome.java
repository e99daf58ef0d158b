package io.crmkit.metrics.warning;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;

/**
 * What was predicted of a customer, and what came. The outcome must be from after the prediction and the customer not one that the
 * model was fitted on, or the report flatters.
 *
 * @param predicted the probability of leaving, 0 to 1
 * @param churned whether the customer left
 */
public record ChurnOutcome(double predicted, boolean churned) {
    /**
     * Checks the probability.
     *
     * @throws InvalidInputException if it is not from 0 to 1
     */
    public ChurnOutcome {
        predicted = Require.share("predicted", predicted) + 0.0;
    }
}
