package io.crmkit.metrics.btyd;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A hypergeometric function of z = 1 - u for many u from 0 to 1, interpolated between 1/2 and 1, between 1/4 and 1/2 and so on. It
 * is singular at u = 0 only, three half-widths from the middle of each part, so Chebyshev coefficients fall by a factor of 5.8 and
 * a few of them reach the last digits. A part is interpolated once it was asked for so often that it pays; until then, and for u
 * below all parts, the function is computed.
 */
final class HypergeometricTable {
    private static final int TERMS = 18;
    private static final int PARTS = 14;
    private static final double[] NOT_YET = {};

    private final DoubleUnaryOperator function;
    private final int[] asked = new int[PARTS];
    private final double[][] parts = new double[PARTS][];

    /** A table of a function of u. */
    HypergeometricTable(DoubleUnaryOperator function) {
        this.function = function;
        Arrays.fill(parts, NOT_YET);
    }

    double at(double u) {
        int part = -1 - Math.getExponent(u);
        if (part < 0 || part >= PARTS) {
            return function.applyAsDouble(u);
        }
        double[] powers = parts[part];
        if (powers.length == 0) {
            if (++asked[part] <= TERMS) {
                return function.applyAsDouble(u);
            }
            powers = powersOf(part);
            parts[part] = powers;
        }
        double t = 3 - u * (4L << part);
        double square = t * t;
        double even = powers[TERMS - 2];
        double odd = powers[TERMS - 1];
        for (int k = TERMS - 4; k >= 0; k -= 2) {
            even = even * square + powers[k];
            odd = odd * square + powers[k + 1];
        }
        return even + t * odd;
    }

    /** The coefficients of the powers of t = 3 - 4 · 2^part u, which runs from 1 to -1. */
    private double[] powersOf(int part) {
        double[] values = new double[TERMS];
        for (int j = 0; j < TERMS; j++) {
            values[j] = function.applyAsDouble((3 - Math.cos(angle(j))) / (4L << part));
        }
        double[] powers = new double[TERMS];
        double[] before = new double[TERMS];
        double[] polynomial = new double[TERMS]; // of Chebyshev: T(k+1) = 2t T(k) - T(k-1)
        polynomial[0] = 1;
        for (int k = 0; k < TERMS; k++) {
            double sum = 0;
            for (int j = 0; j < TERMS; j++) {
                sum += values[j] * Math.cos(k * angle(j));
            }
            double coefficient = (k == 0 ? 1.0 : 2.0) / TERMS * sum;
            double[] next = new double[TERMS];
            for (int i = 0; i <= k; i++) {
                powers[i] += coefficient * polynomial[i];
                if (i + 1 < TERMS) {
                    next[i + 1] = (k == 0 ? 1 : 2) * polynomial[i];
                }
            }
            for (int i = 0; i < k; i++) {
                next[i] -= before[i];
            }
            before = polynomial;
            polynomial = next;
        }
        return powers;
    }

    private static double angle(int node) {
        return Math.PI * (node + 0.5) / TERMS;
    }
}
