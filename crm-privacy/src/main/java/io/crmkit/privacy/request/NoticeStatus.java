package io.crmkit.privacy.request;

/** Whether a recipient of the data was told. */
public enum NoticeStatus {
    /** The host has to tell it, and to confirm that. */
    DUE,
    /** It was told. */
    TOLD,
    /** Telling it proved impossible or would take a disproportionate effort (GDPR art. 19). */
    IMPOSSIBLE
}
