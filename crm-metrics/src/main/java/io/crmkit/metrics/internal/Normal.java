package io.crmkit.metrics.internal;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution, as intervals and tests ask for it. */
public final class Normal {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    /** Returns z, 1.959963985 for a level of 0.95. */
    public static double quantile(double level) {
        return STANDARD.inverseSurvivalProbability((1 - level) / 2);
    }

    /** Returns the z that is exceeded with probability {@code tail}. */
    public static double upperQuantile(double tail) {
        return STANDARD.inverseSurvivalProbability(tail);
    }

    /** Returns the probability of a value at least as far from 0 as {@code z}, on either side. */
    public static double twoSided(double z) {
        return 2 * STANDARD.survivalProbability(Math.abs(z));
    }
}
