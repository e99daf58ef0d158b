package io.crmkit.metrics.driver;

import io.crmkit.core.error.InvalidInputException;
import java.util.Arrays;
import java.util.List;

/** The numbers of a regression, all of them from the correlations of the drivers and those with the outcome. */
final class RegressionFit {
    /** How far R² may pass 1 by rounding. */
    private static final double ROUNDING = 1e-9;

    private final double[][] matrix;
    private final double[] right;
    private final double rSquared;
    private final double[] coefficients;
    private final double[] varianceInflation;

    private RegressionFit(double[][] matrix, double[] right, Cholesky factor) {
        this.matrix = matrix;
        this.right = right;
        this.rSquared = Math.min(1, factor.rSquared());
        this.coefficients = factor.solve();
        this.varianceInflation = factor.inverseDiagonal();
    }

    /**
     * Fits the last column on the others.
     *
     * @param names the drivers, then the outcome
     * @param all the correlations in the same order
     */
    static RegressionResult of(List<String> names, double[][] all, Coverage coverage, List<Correlation> correlations) {
        int outcome = all.length - 1;
        double[] right = all[outcome].clone();
        Cholesky factor = new Cholesky(outcome);
        for (int i = 0; i < outcome; i++) {
            double pivot = factor.push(all, right, i);
            if (pivot <= Cholesky.SINGULAR) {
                Obstacle obstacle = pivot < -Cholesky.SINGULAR ? Obstacle.NOT_POSITIVE_DEFINITE : Obstacle.SINGULAR;
                return new NoRegression(obstacle, List.of(names.get(i)), coverage, correlations);
            }
        }
        if (factor.rSquared() > 1 + ROUNDING) {
            return new NoRegression(
                    Obstacle.NOT_POSITIVE_DEFINITE, List.of(names.get(outcome)), coverage, correlations);
        }
        RegressionFit fit = new RegressionFit(all, right, factor);
        return new Regression(fit, names.subList(0, outcome), coverage, correlations);
    }

    double rSquared() {
        return rSquared;
    }

    double[] coefficients() {
        return coefficients;
    }

    double[] varianceInflation() {
        return varianceInflation;
    }

    /** With R the correlations of the drivers: the squared elements of √R times the squared solution b of √R b = r. */
    double[] relativeWeights() {
        int n = coefficients.length;
        double[][] drivers = new double[n][];
        double[] withOutcome = new double[n];
        for (int i = 0; i < n; i++) {
            drivers[i] = Arrays.copyOf(matrix[i], n);
            withOutcome[i] = right[i];
        }
        SymmetricEigen eigen = SymmetricEigen.of(drivers);
        double[][] root = eigen.squareRoot();
        double[] orthogonal = eigen.solveSquareRoot(withOutcome);
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                weights[i] += root[i][k] * root[i][k] * orthogonal[k] * orthogonal[k];
            }
        }
        return weights;
    }

    double[] shapley() {
        int n = coefficients.length;
        if (n > Importance.MAX_SHAPLEY_DRIVERS) {
            throw new InvalidInputException(
                    "drivers",
                    "must be at most " + Importance.MAX_SHAPLEY_DRIVERS
                            + " for exact Shapley shares; relative weights take any number");
        }
        double[] subsets = new double[1 << n];
        fill(subsets, new Cholesky(n), 0, 0);
        double[] orders = new double[n];
        // |S|! (n - |S| - 1)! / n!: the share of the orders in which S comes before a driver and the rest after it
        orders[0] = 1.0 / n;
        for (int size = 1; size < n; size++) {
            orders[size] = orders[size - 1] * size / (n - size);
        }
        double[] shares = new double[n];
        for (int subset = 0; subset < subsets.length; subset++) {
            for (int i = 0; i < n; i++) {
                if ((subset & 1 << i) == 0) {
                    shares[i] += orders[Integer.bitCount(subset)] * (subsets[subset | 1 << i] - subsets[subset]);
                }
            }
        }
        return shares;
    }

    /** Fills in R² of every subset that extends this one by drivers from {@code next}. */
    private void fill(double[] subsets, Cholesky factor, int subset, int next) {
        for (int i = next; i < coefficients.length; i++) {
            factor.push(matrix, right, i);
            int larger = subset | 1 << i;
            subsets[larger] = subsets[subset] + factor.gain();
            fill(subsets, factor, larger, i + 1);
            factor.pop();
        }
    }
}
