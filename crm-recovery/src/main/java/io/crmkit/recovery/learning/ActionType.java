package io.crmkit.recovery.learning;

/** What an improvement action changes. */
public enum ActionType {
    /** How things are done. */
    PROCESS,
    /** What people can do. */
    TRAINING,
    /** What is sold. */
    PRODUCT
}
