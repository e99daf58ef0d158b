package io.crmkit.privacy.consent;

/** Where the consent of one customer for one purpose and channel stands. Only {@link #GRANTED} is a consent. */
public enum ConsentStatus {
    /** Nothing was said. */
    NONE,
    /** There is a consent for another purpose only. */
    OTHER_PURPOSE,
    /** There is a consent for this purpose on another channel only. */
    OTHER_CHANNEL,
    /** A double opt-in waits for its confirmation. */
    PENDING,
    /** A double opt-in was not confirmed in time. */
    PENDING_LAPSED,
    /** A consent is recorded without evidence or notice; it counts as none. */
    UNPROVEN,
    /** A consent was given and ran out. */
    EXPIRED,
    /** A consent is recorded that counts from a later moment. */
    NOT_YET_EFFECTIVE,
    /** A proven consent counts now. */
    GRANTED,
    /** A stop counts that nobody with the right to do so has lifted. */
    STOPPED
}
