package io.crmkit.metrics.fit;

import java.util.OptionalDouble;

/**
 * Why there is no fit. It holds no parameters on purpose: those of a search that did not converge are worth nothing.
 *
 * @param obstacle what stood in the way
 * @param lastLogLikelihood the highest log-likelihood that was seen; empty if none was computed
 * @param evaluations how often the likelihood was evaluated
 * @param <M> the model
 */
public record NoFit<M>(FitObstacle obstacle, OptionalDouble lastLogLikelihood, int evaluations)
        implements FitResult<M> {
    @Override
    public Fit<M> orElseThrow() {
        throw new IllegalStateException("no fit: " + obstacle + " after " + evaluations + " evaluations");
    }
}
