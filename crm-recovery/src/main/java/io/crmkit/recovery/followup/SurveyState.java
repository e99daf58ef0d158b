package io.crmkit.recovery.followup;

/** Where a survey stands. */
public enum SurveyState {
    /** To be sent when its time has come. */
    PLANNED,
    /** The gate did not permit it; it may be asked again. */
    NOT_PERMITTED,
    /** The host may send it, or has sent it. */
    INVITED,
    /** The customer answered. */
    ANSWERED,
    /** Its window ended, or the case was reopened, before the customer answered. */
    LAPSED
}
