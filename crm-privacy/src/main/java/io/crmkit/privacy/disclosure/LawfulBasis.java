package io.crmkit.privacy.disclosure;

/** What allows a processing (GDPR art. 6(1)(a) to (f)). */
public enum LawfulBasis {
    /** The person consented (a). */
    CONSENT,
    /** A contract with the person needs it (b). */
    CONTRACT,
    /** A law demands it (c). */
    LEGAL_OBLIGATION,
    /** Somebody's life depends on it (d). */
    VITAL_INTERESTS,
    /** A task in the public interest needs it (e). */
    PUBLIC_TASK,
    /** An interest outweighs that of the person (f). */
    LEGITIMATE_INTERESTS
}
