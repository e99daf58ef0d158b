package io.crmkit.recovery.deadline;

/** Whether a clock runs; whether it is in time is another matter, see {@link ClockResult}. */
public enum ClockState {
    /** Business time counts. */
    RUNNING,
    /** The case waits for somebody whose time does not count. */
    PAUSED,
    /** What the clock waited for is done. */
    STOPPED,
    /** The case ended in another way. */
    CANCELLED
}
