package io.crmkit.metrics.btyd;

/**
 * Logarithms near 1 and exponentials near 0, as {@link Math#log1p} and {@link Math#expm1} to 2e-15, by {@link Math#log} and
 * {@link Math#exp}, which are several times faster. Near the point the rounding of 1 + x is in both factors and cancels: Kahan, by
 * way of Higham, Accuracy and Stability of Numerical Algorithms, 1.14.1.
 */
final class NearOne {
    private static final double FAR = 0.125;

    private NearOne() {}

    /** Returns ln(1 + x) for x from 0. */
    static double log1p(double x) {
        double sum = 1 + x;
        return x > FAR ? Math.log(sum) : sum == 1 ? x : Math.log(sum) * (x / (sum - 1));
    }

    /** Returns exp(x) - 1. */
    static double expm1(double x) {
        double power = Math.exp(x);
        return Math.abs(x) > FAR ? power - 1 : power == 1 ? x : (power - 1) * (x / Math.log(power));
    }

    /** Returns (1 - exp(-e x)) / e, which is x at e = 0. */
    static double growth(double e, double x) {
        return Math.abs(e * x) < 1e-300 ? x : -expm1(-e * x) / e;
    }
}
