package io.crmkit.recovery.failure;

/**
 * What kind of incident a failure was: the twelve groups after Bitner, Booms and Tetreault, "The Service Encounter: Diagnosing Favorable
 * and Unfavorable Incidents", Journal of Marketing 54 (1990), as quoted by others.
 */
public enum FailureCategory {
    /** The delivery system failed: the service could not be had. */
    UNAVAILABLE_SERVICE,
    /** The delivery system failed: it was unreasonably slow. */
    SLOW_SERVICE,
    /** The delivery system failed in another way. */
    OTHER_CORE_FAILURE,
    /** A request of a customer with special needs. */
    SPECIAL_NEEDS,
    /** A request by preference of the customer. */
    CUSTOMER_PREFERENCE,
    /** A mistake that the customer admits. */
    ADMITTED_CUSTOMER_ERROR,
    /** Other customers were in the way. */
    DISRUPTIVE_OTHERS,
    /** An act of an employee nobody asked for: how much attention the customer got. */
    ATTENTION,
    /** An act of an employee that was out of the ordinary. */
    OUT_OF_THE_ORDINARY,
    /** An act of an employee against or for the norms of a culture. */
    CULTURAL_NORMS,
    /** The whole impression, no single act. */
    GESTALT,
    /** How an employee acted under adverse circumstances. */
    PERFORMANCE_UNDER_ADVERSITY
}
