package io.crmkit.privacy.request;

/** Why a request takes longer (GDPR art. 12(3)). */
public enum ExtensionGround {
    /** It is complex. */
    COMPLEXITY,
    /** There are many requests. */
    NUMBER_OF_REQUESTS
}
