package io.crmkit.recovery.failure;

/** Whether the service itself failed, or the way in which it was given. */
public enum FailureDimension {
    /** What was promised was not delivered. */
    OUTCOME,
    /** It was delivered, but badly. */
    PROCESS
}
