package io.crmkit.metrics.driver;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations (Golub and Van Loan, Matrix Computations,
 * section 8.5): row by row every element off the diagonal is turned to 0 until none is left.
 */
final class SymmetricEigen {
    private static final int MAX_SWEEPS = 60;

    private final double[] values;
    /** Column j belongs to value j. */
    private final double[][] vectors;

    private SymmetricEigen(double[] values, double[][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    static SymmetricEigen of(double[][] matrix) {
        int n = matrix.length;
        double[][] a = new double[n][];
        double[][] v = new double[n][n];
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
            v[i][i] = 1;
        }
        for (int sweep = 0; sweep < MAX_SWEEPS && offDiagonal(a) > 0; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, v, p, q);
                }
            }
        }
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = a[i][i];
        }
        return new SymmetricEigen(values, v);
    }

    /** The symmetric square root, vectors × √values × vectors transposed; for values above 0. */
    double[][] squareRoot() {
        int n = values.length;
        double[][] root = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    root[i][j] += vectors[i][k] * Math.sqrt(values[k]) * vectors[j][k];
                }
            }
        }
        return root;
    }

    /** The solution x of squareRoot() x = right. */
    double[] solveSquareRoot(double[] right) {
        int n = values.length;
        double[] result = new double[n];
        for (int k = 0; k < n; k++) {
            double along = 0;
            for (int i = 0; i < n; i++) {
                along += vectors[i][k] * right[i];
            }
            for (int i = 0; i < n; i++) {
                result[i] += vectors[i][k] * along / Math.sqrt(values[k]);
            }
        }
        return result;
    }

    private static double offDiagonal(double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += a[i][j] * a[i][j];
            }
        }
        return sum;
    }

    private static void rotate(double[][] a, double[][] v, int p, int q) {
        // too small to change the diagonal in doubles: it is 0
        if (Math.abs(a[p][q]) <= 0x1p-60 * Math.min(Math.abs(a[p][p]), Math.abs(a[q][q]))) {
            a[p][q] = 0;
            a[q][p] = 0;
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
        double cosine = 1 / Math.hypot(tangent, 1);
        double sine = tangent * cosine;
        for (int i = 0; i < a.length; i++) {
            double left = a[i][p];
            double right = a[i][q];
            a[i][p] = cosine * left - sine * right;
            a[i][q] = sine * left + cosine * right;
            double x = v[i][p];
            double y = v[i][q];
            v[i][p] = cosine * x - sine * y;
            v[i][q] = sine * x + cosine * y;
        }
        for (int i = 0; i < a.length; i++) {
            double upper = a[p][i];
            double lower = a[q][i];
            a[p][i] = cosine * upper - sine * lower;
            a[q][i] = sine * upper + cosine * lower;
        }
    }
}
