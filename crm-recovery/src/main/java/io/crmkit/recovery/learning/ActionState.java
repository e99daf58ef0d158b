package io.crmkit.recovery.learning;

/** Where an improvement action stands. */
public enum ActionState {
    /** To be done. */
    PLANNED,
    /** Done; whether it had an effect is another matter. */
    DONE,
    /** Given up. */
    CANCELLED
}
