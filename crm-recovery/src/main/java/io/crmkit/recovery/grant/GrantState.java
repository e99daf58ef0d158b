package io.crmkit.recovery.grant;

/** Where a grant stands. */
public enum GrantState {
    /** Waits for the approval of another person; nothing is reserved. */
    PROPOSED,
    /** May be given; its amount is reserved. */
    APPROVED,
    /** Will not be given. */
    REJECTED,
    /** Was decided or issued too late. */
    EXPIRED,
    /** The host was told to give it and has not said how that went; its amount is reserved. */
    ISSUING,
    /** The customer has it; its amount is spent. */
    ISSUED,
    /** It could not be given; nothing is reserved, and it may be tried again. */
    FAILED,
    /** The customer had it and it was taken back. */
    REVERSED
}
