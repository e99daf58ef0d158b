package io.crmkit.metrics.fit;

import java.util.Optional;

/** Small symmetric matrices that are positive definite. */
final class PositiveDefinite {
    /** Below this share of its diagonal element a pivot is rounding. */
    private static final double SINGULAR = 1e-10;

    private PositiveDefinite() {}

    /** The inverse by way of Cholesky's factor; empty if the matrix is not positive definite. */
    static Optional<double[][]> inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k <= i; k++) {
                double sum = matrix[i][k];
                for (int m = 0; m < k; m++) {
                    sum -= lower[i][m] * lower[k][m];
                }
                if (k < i) {
                    lower[i][k] = sum / lower[k][k];
                } else if (sum > SINGULAR * Math.abs(matrix[i][i])) {
                    lower[i][i] = Math.sqrt(sum);
                } else {
                    return Optional.empty();
                }
            }
        }
        double[][] inverse = new double[n][];
        for (int column = 0; column < n; column++) {
            inverse[column] = solve(lower, column); // symmetric, so columns are rows
        }
        return Optional.of(inverse);
    }

    private static double[] solve(double[][] lower, int column) {
        int n = lower.length;
        double[] result = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = i == column ? 1 : 0;
            for (int k = 0; k < i; k++) {
                sum -= lower[i][k] * result[k];
            }
            result[i] = sum / lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = result[i];
            for (int k = i + 1; k < n; k++) {
                sum -= lower[k][i] * result[k];
            }
            result[i] = sum / lower[i][i];
        }
        return result;
    }
}
