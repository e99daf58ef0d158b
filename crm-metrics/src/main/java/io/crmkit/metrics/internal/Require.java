package io.crmkit.metrics.internal;

import io.crmkit.core.error.InvalidInputException;

/** The checks of arguments that statistics share. Written so that NaN fails. */
public final class Require {
    private static final double LARGEST = 1e290;

    private Require() {}

    /** Checks a confidence level. */
    public static void level(double level) {
        between("level", level);
    }

    /** Checks a number that must be above 0 and below 1. */
    public static void between(String field, double value) {
        if (!(value > 0 && value < 1)) {
            throw new InvalidInputException(field, "must be above 0 and below 1");
        }
    }

    /** Checks a share, 0 and 1 included, and returns it. A sum of rounded shares may pass 1 by a hair and is then 1. */
    public static double share(String field, double share) {
        if (!(share >= 0 && share <= 1 + 1e-9)) {
            throw new InvalidInputException(field, "must be from 0 to 1");
        }
        return Math.min(share, 1);
    }

    /** Checks a count. */
    public static void count(String field, long count) {
        if (count < 0) {
            throw new InvalidInputException(field, "must not be negative");
        }
    }

    /** Checks a number that must be finite and at least 0. */
    public static void notNegative(String field, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(field, "must be finite and not negative");
        }
    }

    /** Checks a number that must be finite and at most 1e290 in size, so that no sum of it overflows. */
    public static void amount(String field, double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new InvalidInputException(field, "must be finite and at most 1e290 in size");
        }
    }

    /** Checks a number that must be finite and above 0. */
    public static void positive(String field, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(field, "must be finite and above 0");
        }
    }
}
