package io.crmkit.metrics.internal;

import io.crmkit.core.error.InvalidInputException;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The hypergeometric function 2F1(a, b; c; z) of real arguments.
 *
 * <p>Region: finite a and b, c above 0, z below 1; z = 1 if c is above a, b and a + b. The relative error is below 1e-12 where
 * the terms do not cancel: for a, b and c up to 1,000, with a and b at least 0, or one of them above -2 for positive z. With a
 * parameter above 20 the time grows as 1/(1 - z): 0.1 milliseconds at z = 0.999.
 *
 * <p>Method: the power series; Gauss's continued fraction if a or b is 1 and c is large; from z = 0.8 on, for small parameters, Taylor series of the differential equation, each centre
 * half as far from 1 as the one before; Euler's transformation where the value grows towards z = 1; Pfaff's for negative z;
 * Gauss's theorem at z = 1. Sources: NIST Digital Library of Mathematical Functions 15.2.1, 15.4.20, 15.7.1, 15.8.1,
 * 15.10.1.
 */
public final class Hypergeometric {
    private static final double LAST_OF_SERIES = 0.8;
    private static final double LAST_OF_SHORT_SERIES = 0.4;
    private static final double FIRST_CENTRE = 0.5;
    private static final double EPSILON = 0x1p-54;
    /** With larger parameters the Taylor series cancel, and the power series has to do. */
    private static final double LARGEST = 20;

    private Hypergeometric() {}

    /**
     * Returns 2F1(a, b; c; z).
     *
     * @throws InvalidInputException outside the region
     */
    public static double of(double a, double b, double c, double z) {
        Require.positive("c", c);
        if (!(Double.isFinite(a) && Double.isFinite(b))) {
            throw new InvalidInputException("a and b", "must be finite");
        }
        if (!(z <= 1) || z == Double.NEGATIVE_INFINITY) {
            throw new InvalidInputException("z", "must be finite and at most 1");
        }
        if (z == 1) {
            return atOne(a, b, c);
        }
        if (z < 0) {
            double mapped = z / (z - 1);
            // of the two forms the one whose terms have one sign
            return c < a || (c >= b && a < b)
                    ? Math.exp(-a * Math.log1p(-z)) * plain(a, c - b, c, mapped)
                    : Math.exp(-b * Math.log1p(-z)) * plain(b, c - a, c, mapped);
        }
        if (c < a + b && c >= a && c >= b) {
            return Math.exp((c - a - b) * Math.log1p(-z)) * plain(c - a, c - b, c, z);
        }
        return plain(a, b, c, z);
    }

    private static double plain(double a, double b, double c, double z) {
        if (c > LARGEST && a == 1 && b > 0 && c > b) {
            return ofOne(b, c, z);
        }
        if (c > LARGEST && b == 1 && a > 0 && c > a) {
            return ofOne(a, c, z);
        }
        return 1 + a / c * excess(a, b, c, z);
    }

    /**
     * Returns 2F1(1, b; c; z) for parameters of any size: the series for small z, then Gauss's continued fraction, which needs
     * some 10 steps at z = 0.5 and 2,000 at z = 0.9999.
     *
     * @param b above 0
     * @param c above b
     * @param z at least 0 and below 1
     */
    public static double ofOne(double b, double c, double z) {
        if (z < LAST_OF_SHORT_SERIES) {
            double term = 1;
            double sum = 1;
            for (int n = 0; term > EPSILON * sum; n++) {
                term *= (b + n) / (c + n) * z;
                sum += term;
            }
            return sum;
        }
        double inverse = 1;
        double above = 1;
        double below = 0;
        double change = 0;
        for (int n = 0; Math.abs(change - 1) > EPSILON; n++) {
            double odd = -z * (b + n) / (c + 2 * n) * (n == 0 ? 1 : (c - 1 + n) / (c - 1 + 2 * n));
            below = 1 / (1 + odd * below);
            above = 1 + odd / above;
            inverse *= above * below;
            double even = -z * (n + 1) * (c - b + n) / ((c + 2 * n) * (c + 1 + 2 * n));
            below = 1 / (1 + even * below);
            above = 1 + even / above;
            change = above * below;
            inverse *= change;
        }
        return 1 / inverse;
    }

    /**
     * Returns c (2F1(a, b; c; z) - 1) / a, which does not cancel for small a and has a value at a = 0 and at c = 0.
     *
     * @param c above -1
     * @param z at least 0 and below 1
     */
    public static double excess(double a, double b, double c, double z) {
        boolean small = Math.abs(a) <= LARGEST && Math.abs(b) <= LARGEST && c <= LARGEST;
        return small && z > LAST_OF_SERIES ? continued(a, b, c, z) : series(a, b, c, z);
    }

    private static double series(double a, double b, double c, double z) {
        double term = b * z;
        double sum = term;
        double tail = z / (1 - z);
        for (int n = 1; Math.abs(term) * tail > EPSILON * Math.abs(sum); n++) {
            term *= (a + n) * (b + n) / ((c + n) * (1 + n)) * z;
            sum += term;
        }
        return sum;
    }

    private static double continued(double a, double b, double c, double z) {
        double centre = FIRST_CENTRE;
        double value = series(a, b, c, centre);
        // d/dz of the excess is b 2F1(a+1, b+1; c+1; z)
        double slope = b * (1 + (a + 1) / (c + 1) * series(a + 1, b + 1, c + 1, centre));
        while (true) {
            double step = Math.min((1 - centre) / 2, z - centre);
            double scale = step * step / (centre * (1 - centre));
            double linear = c - (a + b + 1) * centre;
            // terms are Taylor coefficients times step^n, so that neither grows out of range
            double before = value;
            double term = slope * step;
            double nextValue = value + term;
            double nextSlope = term;
            for (int n = 0; n <= 8 || Math.abs((n + 1) * term) > EPSILON * Math.abs(nextSlope); n++) {
                double right = n == 0 ? b * c : 0; // the equation of the excess has a constant term
                double after = scale
                        / ((n + 1.0) * (n + 2.0))
                        * ((n + a) * (n + b) * before
                                - (n + 1) * ((1 - 2 * centre) * n + linear) * term / step
                                + right);
                before = term;
                term = after;
                nextValue += term;
                nextSlope += (n + 2) * term;
            }
            if (centre + step >= z) {
                return nextValue;
            }
            value = nextValue;
            slope = nextSlope / step;
            centre += step;
        }
    }

    private static double atOne(double a, double b, double c) {
        if (!(c > a + b && c > a && c > b)) {
            throw new InvalidInputException("c", "must be above a, b and a + b at z = 1");
        }
        return Math.exp(LogGamma.value(c) + LogGamma.value(c - a - b) - LogGamma.value(c - a) - LogGamma.value(c - b));
    }
}
