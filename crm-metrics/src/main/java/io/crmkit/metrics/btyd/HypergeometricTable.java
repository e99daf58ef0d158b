package io.crmkit.metrics.btyd;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A hypergeometric function of z = 1 - u for many u from 0 to 1, interpolated between 1/2 and 1, between 1/4 and 1/2 and so on. It
 * is singular at u = 0 only, three half-widths from the middle of each part, so Chebyshev coefficients fall by a factor of 5.8 in
 * the end, and ten or twenty of them reach the last digit. A part is interpolated once it was asked for so often that it pays. Until
 * then, for u below all parts, and where coefficients do not fall soon enough, the function is computed.
 */
final class HypergeometricTable {
    private static final int NODES = 32;
    private static final int PARTS = 14;
    private static final double NEGLIGIBLE = 0x1p-48;
    private static final double[] NONE = {};

    private final DoubleUnaryOperator function;
    private final int[] asked = new int[PARTS];
    private final double[][] parts = new double[PARTS][];

    /** A table of a function of u. */
    HypergeometricTable(DoubleUnaryOperator function) {
        this.function = function;
        Arrays.fill(parts, NONE);
    }

    double at(double u) {
        int part = -1 - Math.getExponent(u);
        if (part < 0 || part >= PARTS) {
            return function.applyAsDouble(u);
        }
        double[] powers = parts[part];
        if (powers.length == 0) {
            if (asked[part]++ != NODES) {
                return function.applyAsDouble(u);
            }
            powers = powersOf(chebyshev(part));
            parts[part] = powers;
            return at(u);
        }
        double t = 3 - u * (4L << part);
        double square = t * t;
        int k = powers.length - 2;
        double even = powers[k];
        double odd = powers[k + 1];
        for (k -= 2; k >= 0; k -= 2) {
            even = even * square + powers[k];
            odd = odd * square + powers[k + 1];
        }
        return even + t * odd;
    }

    /** The coefficients over t = 3 - 4 · 2^part u, an even number; none if too many are needed. */
    private double[] chebyshev(int part) {
        double[] values = new double[NODES];
        double smallest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < NODES; j++) {
            values[j] = function.applyAsDouble((3 - cosine(2 * j + 1)) / (4L << part));
            smallest = Math.min(smallest, Math.abs(values[j]));
        }
        double[] coefficients = new double[NODES];
        for (int k = 0; k < NODES; k++) {
            for (int j = 0; j < NODES; j++) {
                coefficients[k] += (k == 0 ? 1.0 : 2.0) / NODES * values[j] * cosine(k * (2 * j + 1));
            }
        }
        int length = NODES;
        while (length > 2
                && Math.abs(coefficients[length - 1]) + Math.abs(coefficients[length - 2]) <= NEGLIGIBLE * smallest) {
            length -= 2;
        }
        return length == NODES ? NONE : Arrays.copyOf(coefficients, length);
    }

    /** From Chebyshev's polynomials to powers of t, by T(k+1) = 2t T(k) - T(k-1). */
    private static double[] powersOf(double[] coefficients) {
        double[] powers = new double[coefficients.length];
        double[] before = new double[coefficients.length];
        double[] polynomial = new double[coefficients.length + 1];
        polynomial[0] = 1;
        for (int k = 0; k < coefficients.length; k++) {
            double[] next = new double[coefficients.length + 1];
            for (int i = 0; i <= k; i++) {
                powers[i] += coefficients[k] * polynomial[i];
                next[i + 1] = (k == 0 ? 1 : 2) * polynomial[i];
            }
            for (int i = 0; i < k; i++) {
                next[i] -= before[i];
            }
            before = polynomial;
            polynomial = next;
        }
        return powers;
    }

    /** The cosine of π n / (2 NODES), in whole turns less, as the rounding of a large angle would show in the last digits. */
    private static double cosine(int n) {
        return Math.cos(Math.PI * (n % (4 * NODES)) / (2 * NODES));
    }
}
