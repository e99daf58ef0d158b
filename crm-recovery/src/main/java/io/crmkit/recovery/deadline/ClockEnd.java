package io.crmkit.recovery.deadline;

/** What ended a clock. */
public enum ClockEnd {
    /** Its own target was reached; it never runs again. */
    MILESTONE,
    /** The case was resolved; reopening may set it going. */
    RESOLUTION,
    /** The case was closed; reopening may set it going. */
    CLOSING
}
