package io.crmkit.recovery.detection;

/** What a rule says about one value. */
public enum Grade {
    /** The level at which it fires is reached. */
    BAD,
    /** Neither: what was bad stays bad, what was good stays good. */
    BETWEEN,
    /** The level at which it clears is reached. */
    GOOD
}
