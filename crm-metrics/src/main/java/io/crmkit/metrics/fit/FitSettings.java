package io.crmkit.metrics.fit;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import java.util.Arrays;
import java.util.List;

/**
 * Where a search begins and when it gives up.
 *
 * @param start a value above 0 per parameter, in the order of the model; empty for 1 each
 * @param maxEvaluations how often the likelihood may be evaluated
 */
public record FitSettings(List<Double> start, int maxEvaluations) {
    /** Begins with 1 for each parameter and gives up after 5,000 evaluations. */
    public static final FitSettings DEFAULT = new FitSettings(List.of(), 5_000);

    /**
     * Checks the rules.
     *
     * @throws InvalidInputException if a value is not above 0 or the limit is below 1
     */
    public FitSettings {
        start = List.copyOf(start);
        start.forEach(value -> Require.positive("start", value));
        Require.positive("maxEvaluations", maxEvaluations);
    }

    /** Returns settings that begin elsewhere. */
    public FitSettings startingAt(double... values) {
        return new FitSettings(Arrays.stream(values).boxed().toList(), maxEvaluations);
    }

    /** Returns settings with another limit. */
    public FitSettings withMaxEvaluations(int evaluations) {
        return new FitSettings(start, evaluations);
    }

    double[] startOf(int parameters) {
        if (start.isEmpty()) {
            double[] ones = new double[parameters];
            Arrays.fill(ones, 1);
            return ones;
        }
        if (start.size() != parameters) {
            throw new InvalidInputException("start", "must have " + parameters + " values");
        }
        return start.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
