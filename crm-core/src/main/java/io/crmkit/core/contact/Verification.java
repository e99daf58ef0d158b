package io.crmkit.core.contact;

/** What is known about whether somebody can be reached this way. */
public enum Verification {
    /** Nobody has checked it. */
    UNVERIFIED,
    /** A check is going on: a confirmation was asked for. */
    PENDING,
    /** The owner has confirmed it. */
    VERIFIED,
    /** Something sent to it came back. */
    BOUNCED,
    /** It does not exist. */
    INVALID
}
