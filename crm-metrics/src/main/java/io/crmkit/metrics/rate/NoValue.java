package io.crmkit.metrics.rate;

/** Why a rate has no value. It is never shown as 0. */
public enum NoValue {
    /** There was no customer at the start. */
    EMPTY_OPENING_BASE,
    /** There was no revenue at the start. */
    NO_OPENING_REVENUE,
    /** Nobody was addressed. */
    NO_TARGETS,
    /** Nobody was acquired, so a cost per acquisition has nothing to be divided by. */
    NOBODY_ACQUIRED,
    /** Nobody had lapsed, so nobody could be won back. */
    NOBODY_LAPSED,
    /** There is no customer to whom the question applies. */
    NO_CUSTOMERS,
    /** The data end before the period begins. */
    NOT_OBSERVED,
    /** No deal was won or lost. */
    NOTHING_DECIDED,
    /** No deal was due. */
    NOTHING_DUE,
    /** No deal left the stage. */
    NOTHING_LEFT_THE_STAGE,
    /** The target is 0. */
    NO_TARGET,
    /** Nothing was spent. */
    NO_SPEND,
    /** There is no case to which the question applies. */
    NO_CASES
}
