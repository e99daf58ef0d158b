package io.crmkit.privacy.breach;

/** How likely a breach harms persons. */
public enum BreachRisk {
    /** Not judged yet: counts as a risk, so the clock runs. */
    UNKNOWN,
    /** Unlikely to result in a risk: it is recorded only (GDPR art. 33(1), 33(5)). */
    UNLIKELY,
    /** A risk: the authority is told (art. 33(1)). */
    RISK,
    /** A high risk: the authority and the persons are told (art. 34(1)). */
    HIGH
}
