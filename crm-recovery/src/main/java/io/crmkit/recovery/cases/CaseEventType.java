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
    /** The customer was told how things stand. */
    INFORMED,
    /** The customer got an apology. */
    APOLOGISED,
    /** The customer was told the decision. */
    DECISION_COMMUNICATED,
    /** The customer answered whether it was put right. */
    FOLLOW_UP_RECORDED,
    /** Another body goes on with it. */
    REFERRED,
    /** Another person goes on with it. */
    ASSIGNED,
    /** Another team goes on with it. */
    TRANSFERRED,
    /** Something was noted. */
    NOTED,
    /** It was linked to something else. */
    LINKED,
    /** It ended in another case. */
    MERGED,
    /** It took in another case. */
    ABSORBED,
    /** The number of undecided grants changed. */
    GRANTS_COUNTED,
    /** The root cause was found. */
    CAUSE_FOUND,
    /** Another policy goes for it from now on. */
    REPLANNED,
    /** A deadline comes near; says which. */
    REMINDED,
    /** A deadline passed some time ago; says which. */
    ESCALATED,
    /** A breach was noticed that a command, carried out before and recorded after it, shows to be none; says which. */
    BREACH_WITHDRAWN,
    /** A deadline passed; says which. */
    BREACHED
}
