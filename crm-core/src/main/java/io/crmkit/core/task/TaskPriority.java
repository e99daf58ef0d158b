package io.crmkit.core.task;

/** How much a task presses. */
public enum TaskPriority {
    /** Can wait. */
    LOW,
    /** As usual. */
    NORMAL,
    /** Before others. */
    HIGH,
    /** Now. */
    URGENT
}
