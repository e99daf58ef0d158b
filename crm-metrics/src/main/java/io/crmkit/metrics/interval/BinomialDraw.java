package io.crmkit.metrics.interval;

import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Draws from a binomial distribution by inversion: one uniform number per draw is spent on the probabilities of the counts,
 * from the most likely one outwards. Exact, and takes about as many steps as the standard deviation √(n p (1 - p)).
 */
final class BinomialDraw {
    /** What is left of a tail beyond a probability of this cannot make up for the rounding of the sum. */
    private static final double NEGLIGIBLE = 1e-20;

    private BinomialDraw() {}

    static int next(RandomGenerator random, int trials, double p) {
        if (trials == 0 || p == 0) {
            return 0;
        }
        int mode = (int) Math.min(trials, Math.floor((trials + 1.0) * p));
        double odds = p / (1 - p);
        double up = BinomialDistribution.of(trials, p).probability(mode);
        double down = up;
        double left = random.nextDouble() - up;
        if (left < 0) {
            return mode;
        }
        // the factors are 0 at the last count and at 0, so that nothing is drawn beyond them
        for (int step = 1; up + down > NEGLIGIBLE; step++) {
            up *= odds * (trials - mode + 1.0 - step) / ((double) mode + step);
            left -= up;
            if (left < 0) {
                return mode + step;
            }
            down *= (mode + 1.0 - step) / (odds * ((double) trials - mode + step));
            left -= down;
            if (left < 0) {
                return mode - step;
            }
        }
        return mode;
    }
}
