package io.crmkit.metrics.driver;

/**
 * The triangular factor of a correlation matrix with the right side of its normal equations, built row by row. Rows can be
 * taken off again, so that the subsets of Shapley shares grow from each other and cost one row each.
 */
final class Cholesky {
    /** Below this share of unexplained variance a driver counts as a combination of the others. */
    static final double SINGULAR = 1e-10;

    private final double[][] lower;
    private final double[] forward;
    private final int[] members;
    private int size;

    Cholesky(int capacity) {
        lower = new double[capacity][capacity];
        forward = new double[capacity];
        members = new int[capacity];
    }

    /**
     * Adds a variable and returns its pivot, the variance that the variables before it leave unexplained. If that is not
     * above 0, nothing was added.
     */
    double push(double[][] matrix, double[] right, int variable) {
        double[] row = lower[size];
        double pivot = matrix[variable][variable];
        double solved = right[variable];
        for (int k = 0; k < size; k++) {
            double sum = matrix[variable][members[k]];
            for (int m = 0; m < k; m++) {
                sum -= row[m] * lower[k][m];
            }
            row[k] = sum / lower[k][k];
            pivot -= row[k] * row[k];
            solved -= row[k] * forward[k];
        }
        if (pivot > 0) {
            row[size] = Math.sqrt(pivot);
            forward[size] = solved / row[size];
            members[size++] = variable;
        }
        return pivot;
    }

    void pop() {
        size--;
    }

    /** What the variable added last adds to R². */
    double gain() {
        return forward[size - 1] * forward[size - 1];
    }

    double rSquared() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += forward[i] * forward[i];
        }
        return sum;
    }

    /** The coefficients, by solving back. */
    double[] solve() {
        double[] result = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            double sum = forward[i];
            for (int k = i + 1; k < size; k++) {
                sum -= lower[k][i] * result[k];
            }
            result[i] = sum / lower[i][i];
        }
        return result;
    }

    /** The diagonal of the inverse matrix: the squared lengths of the columns of the inverse factor. */
    double[] inverseDiagonal() {
        double[] diagonal = new double[size];
        for (int column = 0; column < size; column++) {
            double[] inverse = new double[size];
            inverse[column] = 1 / lower[column][column];
            diagonal[column] = inverse[column] * inverse[column];
            for (int i = column + 1; i < size; i++) {
                double sum = 0;
                for (int k = column; k < i; k++) {
                    sum -= lower[i][k] * inverse[k];
                }
                inverse[i] = sum / lower[i][i];
                diagonal[column] += inverse[i] * inverse[i];
            }
        }
        return diagonal;
    }
}
