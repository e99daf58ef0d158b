package io.crmkit.recovery.deadline;

/** What a clock waits for. */
public enum Target {
    /** The customer is told that the report has arrived. */
    ACKNOWLEDGE,
    /** The failure is put right. */
    RESOLVE
}
