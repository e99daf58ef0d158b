package io.crmkit.core.interaction;

/** Who turned to whom. */
public enum Direction {
    /** The customer turned to the business. */
    IN,
    /** The business turned to the customer. */
    OUT,
    /** Something about the customer within the business. */
    INTERNAL
}
