package io.crmkit.recovery.deadline;

/** How a clock stands at a moment; every clock has exactly one of these. */
public enum ClockResult {
    /** Not done, not late. */
    OPEN,
    /** Done in time. */
    MET,
    /** Late, whether done by now or not. */
    BREACHED,
    /** Ended before it was late. */
    CANCELLED
}
