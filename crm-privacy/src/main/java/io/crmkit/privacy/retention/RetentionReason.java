package io.crmkit.privacy.retention;

/** Why a record goes or stays. */
public enum RetentionReason {
    /** The period of every rule has ended. */
    PERIOD_ENDED,
    /** A person decided it. */
    DECIDED,
    /** The period of a rule still runs. */
    PERIOD_RUNNING,
    /** Nobody knows when the period of a rule began. */
    START_UNKNOWN,
    /** An exemption of a rule keeps it. */
    EXEMPT,
    /** A legal hold keeps it. */
    LEGAL_HOLD,
    /** Other records that stay name it. */
    STILL_NAMED,
    /** A person has to decide, and knows. */
    UNDER_REVIEW
}
