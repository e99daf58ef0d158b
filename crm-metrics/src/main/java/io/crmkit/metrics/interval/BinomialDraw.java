package io.crmkit.metrics.interval;

import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Draws from a binomial distribution by inversion: one uniform number per draw is spent on the probabilities of the counts,
 * from the most likely one outwards. Exact, and takes about as many steps as the standard deviation √(n p (1 - p)).
 */
final class BinomialDraw {
    private BinomialDraw() {}

    static int next(RandomGenerator random, int trials, double p) {
        if (trials == 0 || p <= 0) {
            return 0;
        }
        if (p >= 1) {
            return trials;
        }
        int mode = (int) Math.min(trials, Math.floor((trials + 1.0) * p));
        double odds = p / (1 - p);
        double up = BinomialDistribution.of(trials, p).probability(mode);
        double down = up;
        double left = random.nextDouble() - up;
        int above = mode;
        int below = mode;
        while (left >= 0 && (above < trials || below > 0)) {
            if (above < trials) {
                up *= odds * (trials - above) / (above + 1.0);
                above++;
                left -= up;
                if (left < 0) {
                    return above;
                }
            }
            if (below > 0) {
                down *= below / (odds * (trials - below + 1.0));
                below--;
                left -= down;
                if (left < 0) {
                    return below;
                }
            }
            // both tails have run out of what a double holds: what is left is rounding
            if (up == 0 && down == 0) {
                return mode;
            }
        }
        return mode;
    }
}
