package io.crmkit.metrics.fit;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A log-likelihood as a function of the logarithms of its parameters, counted and limited. */
final class Likelihood {
    private final ToDoubleFunction<double[]> function;
    private final int maxEvaluations;
    private int evaluations;
    private double highest = Double.NEGATIVE_INFINITY;

    Likelihood(ToDoubleFunction<double[]> function, int maxEvaluations) {
        this.function = function;
        this.maxEvaluations = maxEvaluations;
    }

    /** The log-likelihood, or minus infinity for what is not a finite number. */
    double at(double[] logs) {
        if (evaluations == maxEvaluations) {
            throw new Exhausted();
        }
        evaluations++;
        double[] parameters = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            parameters[i] = Math.exp(logs[i]);
            if (parameters[i] == 0 || parameters[i] == Double.POSITIVE_INFINITY) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        double value = function.applyAsDouble(parameters);
        if (!Double.isFinite(value)) {
            return Double.NEGATIVE_INFINITY;
        }
        highest = Math.max(highest, value);
        return value;
    }

    int evaluations() {
        return evaluations;
    }

    <M> NoFit<M> failed(FitObstacle obstacle) {
        OptionalDouble last = highest == Double.NEGATIVE_INFINITY ? OptionalDouble.empty() : OptionalDouble.of(highest);
        return new NoFit<>(obstacle, last, evaluations);
    }

    /** Ends a search from within; never leaves this package. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("limit of evaluations", null, false, false);
        }
    }
}
