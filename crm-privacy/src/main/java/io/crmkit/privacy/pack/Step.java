package io.crmkit.privacy.pack;

/** Where in a decision a rule stands. All steps are evaluated; reasons of an earlier one come first. */
public enum Step {
    /** Whether there is anybody to contact. */
    SUBJECT,
    /** What the customer forbade. */
    STOP,
    /** How old the customer is. */
    AGE,
    /** What the law says of purpose and channel. */
    LAW,
    /** What time it is where the customer may be. */
    TIME,
    /** Whether a message would arrive. */
    DELIVERY
}
