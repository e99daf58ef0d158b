package io.crmkit.metrics.interval;

import io.crmkit.core.error.InvalidInputException;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The normal quantile that belongs to a confidence level, and the check of the level. */
final class Normal {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    /** Returns z, 1.959963985 for a level of 0.95. */
    static double quantile(double level) {
        return STANDARD.inverseSurvivalProbability((1 - level) / 2);
    }

    static void checkLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new InvalidInputException("level", "must be above 0 and below 1");
        }
    }

    static void checkCount(String field, long count) {
        if (count < 0) {
            throw new InvalidInputException(field, "must not be negative");
        }
    }
}
