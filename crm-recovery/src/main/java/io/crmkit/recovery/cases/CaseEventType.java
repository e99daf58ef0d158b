package io.crmkit.recovery.cases;

/** What happened to a case. */
public enum CaseEventType {
    /** It began. */
    OPENED,
    /** A detected failure turned out to be one. */
    CONFIRMED,
    /** A detected failure turned out to be none. */
    DISMISSED,
    /** The customer was told that the report has arrived. */
    ACKNOWLEDGED,
    /** The severity was judged and the clocks planned anew. */
    ASSESSED,
    /** Somebody took it on. */
    BEGUN,
    /** It waits for somebody else. */
    WAITING,
    /** It waits no more. */
    RESUMED,
    /** It was put right. */
    RESOLVED,
    /** The customer is being asked. */
    FOLLOW_UP_STARTED,
    /** It ended. */
    CLOSED,
    /** It began again. */
    REOPENED,
    /** A deadline comes near; says which. */
    REMINDED,
    /** A deadline passed; says which. */
    BREACHED
}
