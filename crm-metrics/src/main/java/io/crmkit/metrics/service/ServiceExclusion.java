package io.crmkit.metrics.service;

/** Why a ticket, or a wait of one, has no value in a metric. Each one is counted; none is a 0. */
public enum ServiceExclusion {
    /** An agent or a bot opened the ticket, so that no customer waited for its first response. */
    NOT_STARTED_BY_CUSTOMER,
    /** The customer still waits for a reply. */
    AWAITING_REPLY,
    /** The ticket was resolved without a reply. */
    ENDED_WITHOUT_REPLY,
    /** The time runs from the assignment, and there was none before the reply. */
    NOT_ASSIGNED,
    /** The ticket is open. */
    STILL_OPEN,
    /** No human wrote or resolved: a bot alone ended it. */
    BOT_ONLY,
    /** The ticket was opened after the instant of the metric. */
    NOT_OPENED_YET,
    /** The ticket was resolved at the instant of the metric. */
    NOT_OPEN
}
