package io.crmkit.metrics.fit;

/**
 * A fitted model, or why there is none.
 *
 * @param <M> the model
 */
public sealed interface FitResult<M> permits Fit, NoFit {
    /** Returns how often the likelihood was evaluated. */
    int evaluations();

    /**
     * Returns the fit.
     *
     * @throws IllegalStateException if there is none; the message names the obstacle
     */
    Fit<M> orElseThrow();
}
