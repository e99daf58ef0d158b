package io.crmkit.recovery.deadline;

/** What a clock waits for. All clocks but that of FOLLOW_UP start when the report comes in. */
public enum Target {
    /** The customer is told that the report has arrived. */
    ACKNOWLEDGE,
    /** The customer gets a first answer to the matter itself. */
    FIRST_RESPONSE,
    /** The customer is told how things stand; starts anew with each time they are told. */
    NEXT_UPDATE,
    /** The failure is put right. */
    RESOLVE,
    /** The customer is asked whether it was put right; starts with the resolution. */
    FOLLOW_UP,
    /** The customer is told the decision. */
    FINAL_RESPONSE
}
