package io.crmkit.metrics.interval;

/**
 * Finds the upper limit of the score interval for the difference of two shares of one sample. The lower limit is the
 * negative upper limit with the shares exchanged.
 *
 * <p>A difference d is kept while |s - d| ≤ z √(V(d) / n), where V(d) = 2q + d(1 - d) is the variance of one answer if d is
 * true and q the most likely share of detractors then: the larger root of 2q² + Bq + C = 0 with
 * B = -(D + P) + (2 - P + D)d and C = -D d(1 - d), D and P being shares. Source: Tango, Statistics in Medicine 17 (1998).
 */
final class TangoLimit {
    private TangoLimit() {}

    /** Returns the largest difference, -1 to 1, that is kept for these shares of n answers. */
    static double upper(double detractors, double promoters, double n, double z) {
        double score = promoters - detractors;
        // what is kept is an interval around the score, so halving finds its end; at d = 1 only a score of 1 is kept
        double kept = score;
        double rejected = 1;
        while (true) {
            double middle = kept + (rejected - kept) / 2;
            if (middle <= kept || middle >= rejected) {
                return kept;
            }
            double distance = middle - score;
            if (n * distance * distance <= z * z * variance(detractors, promoters, middle)) {
                kept = middle;
            } else {
                rejected = middle;
            }
        }
    }

    private static double variance(double detractors, double promoters, double d) {
        double b = -(detractors + promoters) + (2 - promoters + detractors) * d;
        double c = -detractors * d * (1 - d);
        // never negative but for rounding, which a sample of detractors only would meet
        double root = Math.sqrt(Math.max(0, b * b - 8 * c));
        // the same root twice: the first form would subtract two nearly equal numbers if b is positive
        double q = b > 0 ? -2 * c / (b + root) : (root - b) / 4;
        return Math.max(0, 2 * q + d * (1 - d));
    }
}
