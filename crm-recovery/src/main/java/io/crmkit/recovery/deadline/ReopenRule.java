package io.crmkit.recovery.deadline;

/**
 * What becomes of a clock that a resolution stopped when its case is reopened. Whatever it is, a breach stays a breach, and a
 * clock that its own milestone stopped stays stopped.
 */
public enum ReopenRule {
    /** The same clock runs on; the time in which the case was not open does not count. */
    CONTINUE,
    /** A new clock with the full budget starts; the old one is kept. */
    NEW_CYCLE,
    /** There is no clock for a reopened case. */
    FIRST_ONLY
}
