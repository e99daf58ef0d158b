package io.crmkit.metrics.fit;

import io.crmkit.core.error.InvalidInputException;
import java.util.List;

/**
 * A model at the maximum of its likelihood: the gradient vanishes there and the likelihood falls in every direction.
 *
 * @param model the model
 * @param logLikelihood the logarithm of the likelihood at the maximum, summed over the sample
 * @param sampleSize the customers that the likelihood is made of
 * @param parameters the parameters in their usual order, each with its standard error
 * @param start where the search began, in the order of the parameters
 * @param evaluations how often the likelihood was evaluated, for the standard errors too
 * @param possibleGain by how much the log-likelihood could still rise, from its gradient and curvature; near 0
 * @param <M> the model
 */
public record Fit<M>(
        M model,
        double logLikelihood,
        double sampleSize,
        List<ParameterEstimate> parameters,
        List<Double> start,
        int evaluations,
        double possibleGain)
        implements FitResult<M> {
    /** Copies the lists. */
    public Fit {
        parameters = List.copyOf(parameters);
        start = List.copyOf(start);
    }

    @Override
    public Fit<M> orElseThrow() {
        return this;
    }

    /**
     * Returns the estimate of a parameter.
     *
     * @throws InvalidInputException if there is none of this name
     */
    public ParameterEstimate parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("name", "must be that of a parameter"));
    }

    /** Returns Akaike's criterion 2k - 2 LL; of two models of the same sample the lower one is to be preferred. */
    public double aic() {
        return 2.0 * parameters.size() - 2 * logLikelihood;
    }

    /** Returns the Bayesian criterion k ln n - 2 LL; of two models of the same sample the lower one is to be preferred. */
    public double bic() {
        return parameters.size() * Math.log(sampleSize) - 2 * logLikelihood;
    }
}
