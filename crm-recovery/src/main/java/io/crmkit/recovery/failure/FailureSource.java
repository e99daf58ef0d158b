package io.crmkit.recovery.failure;

/** How the business came to know of a failure. */
public enum FailureSource {
    /** The customer complained. */
    COMPLAINT,
    /** Somebody of the business noticed. */
    STAFF,
    /** A rule or a signal found it; a person has yet to confirm. */
    DETECTED
}
