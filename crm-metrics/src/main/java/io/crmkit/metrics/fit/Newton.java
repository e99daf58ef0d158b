package io.crmkit.metrics.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Newton's method with numerical derivatives, damped where the likelihood is not concave or a step would not gain. */
final class Newton {
    private static final double GRADIENT_STEP = 1e-4;
    private static final double CURVATURE_STEP = 1e-3;
    private static final int MAX_STEPS = 100;
    /** The gain that is still worth a step, absolute and per unit of log-likelihood, where rounding sets in. */
    private static final double GAIN = 1e-10;

    private static final double RELATIVE_GAIN = 1e-14;
    /** A logarithm this far from 0 means a parameter that is 0 or infinite: e^25 is 7e10. */
    private static final double FARTHEST = 25;
    /** A standard error of the logarithm above this says that the sample does not know the size of the parameter. */
    private static final double VAGUEST = 10;

    private Newton() {}

    static Ascent climb(Likelihood likelihood, double[] start) {
        double[] point = start.clone();
        double value = likelihood.at(point);
        double damping = 0;
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] gradient = gradient(likelihood, point);
            double[][] curvature = curvature(likelihood, point, value);
            Optional<double[][]> covariance = PositiveDefinite.inverse(curvature);
            if (covariance.isPresent()) {
                double gain = gain(covariance.get(), gradient);
                if (gain <= GAIN + RELATIVE_GAIN * Math.abs(value)) {
                    return arrived(point, value, covariance.get(), gain);
                }
            }
            double[] next = point;
            double reached = Double.NEGATIVE_INFINITY;
            while (reached <= value) {
                Optional<double[][]> inverse = PositiveDefinite.inverse(damped(curvature, damping));
                if (inverse.isPresent()) {
                    next = moved(point, inverse.get(), gradient);
                    reached = likelihood.at(next);
                }
                if (reached <= value) {
                    if (damping > 1e12) {
                        return Ascent.failed(FitObstacle.NOT_IDENTIFIED);
                    }
                    damping = Math.max(10 * damping, 1e-3);
                }
            }
            point = next;
            value = reached;
            damping = damping < 1e-6 ? 0 : damping / 100;
            for (double logarithm : point) {
                if (Math.abs(logarithm) > FARTHEST) {
                    return Ascent.failed(FitObstacle.UNBOUNDED);
                }
            }
        }
        return Ascent.failed(FitObstacle.NOT_IDENTIFIED);
    }

    private static Ascent arrived(double[] point, double value, double[][] covariance, double gain) {
        List<Double> errors = new ArrayList<>();
        for (int i = 0; i < point.length; i++) {
            double error = Math.sqrt(covariance[i][i]);
            if (error > VAGUEST) {
                return Ascent.failed(FitObstacle.NOT_IDENTIFIED);
            }
            errors.add(error);
        }
        return new Ascent(Optional.empty(), Arrays.stream(point).boxed().toList(), value, List.copyOf(errors), gain);
    }

    private static double[] gradient(Likelihood likelihood, double[] point) {
        double[] gradient = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            gradient[i] = (shifted(likelihood, point, i, GRADIENT_STEP, i, 0)
                            - shifted(likelihood, point, i, -GRADIENT_STEP, i, 0))
                    / (2 * GRADIENT_STEP);
        }
        return gradient;
    }

    /** Minus the second derivatives: the observed information. */
    private static double[][] curvature(Likelihood likelihood, double[] point, double value) {
        int n = point.length;
        double h = CURVATURE_STEP;
        double[] sums = new double[n];
        double[][] curvature = new double[n][n];
        for (int i = 0; i < n; i++) {
            sums[i] = shifted(likelihood, point, i, h, i, 0) + shifted(likelihood, point, i, -h, i, 0);
            curvature[i][i] = -(sums[i] - 2 * value) / (h * h);
            for (int k = 0; k < i; k++) {
                double both = shifted(likelihood, point, i, h, k, h) + shifted(likelihood, point, i, -h, k, -h);
                curvature[i][k] = -(both - sums[i] - sums[k] + 2 * value) / (2 * h * h);
                curvature[k][i] = curvature[i][k];
            }
        }
        return curvature;
    }

    private static double shifted(
            Likelihood likelihood, double[] point, int first, double by, int second, double bySecond) {
        double[] other = point.clone();
        other[first] += by;
        other[second] += bySecond;
        return likelihood.at(other);
    }

    /** The rise to the top of the parabola with this gradient: g' C g / 2. */
    private static double gain(double[][] covariance, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < gradient.length; i++) {
            for (int k = 0; k < gradient.length; k++) {
                sum += gradient[i] * covariance[i][k] * gradient[k];
            }
        }
        return sum / 2;
    }

    private static double[] moved(double[] point, double[][] inverse, double[] gradient) {
        double[] next = point.clone();
        for (int i = 0; i < point.length; i++) {
            double step = 0;
            for (int k = 0; k < point.length; k++) {
                step += inverse[i][k] * gradient[k];
            }
            next[i] += Math.max(-2, Math.min(2, step)); // a factor of 7 at most: the parabola is only near by a guide
        }
        return next;
    }

    private static double[][] damped(double[][] curvature, double damping) {
        double largest = 0;
        for (int i = 0; i < curvature.length; i++) {
            largest = Math.max(largest, Math.abs(curvature[i][i]));
        }
        double[][] matrix = new double[curvature.length][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = curvature[i].clone();
            matrix[i][i] += damping * largest;
        }
        return matrix;
    }
}
