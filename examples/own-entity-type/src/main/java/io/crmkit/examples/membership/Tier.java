package io.crmkit.examples.membership;

/** What a member has earned. */
public enum Tier {
    /** Everybody starts here. */
    BASIC,
    /** Flies often. */
    SILVER,
    /** Lives in the air. */
    GOLD
}
