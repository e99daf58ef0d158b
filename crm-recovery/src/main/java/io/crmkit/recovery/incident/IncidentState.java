package io.crmkit.recovery.incident;

/** Where an incident stands. */
public enum IncidentState {
    /** The cause is still at work, or nobody has said that it is not. */
    OPEN,
    /** It turned out to be another incident. */
    MERGED,
    /** The cause is put right. */
    CLOSED
}
