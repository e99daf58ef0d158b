package io.crmkit.core.task;

/** What has become of a task. */
public enum TaskStatus {
    /** To be done. */
    OPEN,
    /** Done. */
    DONE,
    /** Not to be done any more. */
    CANCELLED
}
