package io.crmkit.core.match;

import io.crmkit.core.rule.Require;

/**
 * How often a level of agreement occurs.
 *
 * @param m its probability among pairs that mean the same, above 0 and at most 1
 * @param u its probability among pairs that mean two, above 0 and at most 1
 */
public record LevelChance(double m, double u) {
    /**
     * Checks the probabilities.
     *
     * @throws io.crmkit.core.error.InvalidInputException if one is not above 0 and at most 1
     */
    public LevelChance {
        Require.that(m > 0 && m <= 1, "levelChance.m", "must be above 0 and at most 1");
        Require.that(u > 0 && u <= 1, "levelChance.u", "must be above 0 and at most 1");
    }

    /** Returns what the level says about a match: the binary logarithm of {@code m / u}. */
    public double bits() {
        return Bits.of(m / u);
    }
}
