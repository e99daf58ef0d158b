package io.crmkit.metrics.fit;

import io.crmkit.metrics.internal.Require;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Finds the positive parameters that make a sample most likely. The search runs on their logarithms: a Nelder-Mead simplex
 * finds the hill, damped Newton steps climb to its top, and curvature there gives the standard errors. A fit is reported only
 * if the gradient promises no further gain and the likelihood falls in every direction.
 *
 * <p>Sources: Nelder and Mead, The Computer Journal 7, 1965; Nocedal and Wright, Numerical Optimization, 2006, chapter 3.
 */
public final class MaximumLikelihood {
    private MaximumLikelihood() {}

    /**
     * Fits a model.
     *
     * @param names the names of the parameters
     * @param logLikelihood the log-likelihood of the sample under given parameters; what is not a number counts as impossible
     * @param model makes the model of its parameters
     * @param sampleSize the number of independent observations, above 0
     * @throws io.crmkit.core.error.InvalidInputException if the sample is empty or the settings are for another number of
     *     parameters
     */
    public static <M> FitResult<M> fit(
            List<String> names,
            ToDoubleFunction<double[]> logLikelihood,
            Function<double[], M> model,
            double sampleSize,
            FitSettings settings) {
        Require.positive("sampleSize", sampleSize);
        double[] start = settings.startOf(names.size());
        Likelihood likelihood = new Likelihood(logLikelihood, settings.maxEvaluations());
        double[] logs = Arrays.stream(start).map(Math::log).toArray();
        Ascent ascent;
        try {
            if (likelihood.at(logs) == Double.NEGATIVE_INFINITY) {
                return likelihood.failed(FitObstacle.NOT_FINITE);
            }
            ascent = Newton.climb(likelihood, NelderMead.search(likelihood, logs));
        } catch (Likelihood.Exhausted e) {
            return likelihood.failed(FitObstacle.EVALUATION_LIMIT);
        }
        if (ascent.obstacle().isPresent()) {
            return likelihood.failed(ascent.obstacle().get());
        }
        double[] top = ascent.top().stream().mapToDouble(Math::exp).toArray();
        List<ParameterEstimate> estimates = IntStream.range(0, top.length)
                .mapToObj(i -> new ParameterEstimate(
                        names.get(i), top[i], top[i] * ascent.standardErrors().get(i)))
                .toList();
        return new Fit<>(
                model.apply(top),
                ascent.value(),
                sampleSize,
                estimates,
                Arrays.stream(start).boxed().toList(),
                likelihood.evaluations(),
                ascent.possibleGain());
    }

    /**
     * Returns that there is nothing to fit.
     *
     * @param <M> the model
     */
    public static <M> FitResult<M> noInformation() {
        return new NoFit<>(FitObstacle.NO_INFORMATION, OptionalDouble.empty(), 0);
    }
}
