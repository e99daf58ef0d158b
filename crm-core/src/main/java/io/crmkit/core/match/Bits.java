package io.crmkit.core.match;

/** Binary logarithms: the unit in which evidence adds up. */
final class Bits {
    private static final double LN_2 = Math.log(2);

    private Bits() {}

    static double of(double ratio) {
        return Math.log(ratio) / LN_2;
    }

    /** Returns the probability that odds of {@code bits} stand for. */
    static double probability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }
}
