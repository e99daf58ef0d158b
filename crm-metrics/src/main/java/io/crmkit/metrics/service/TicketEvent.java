package io.crmkit.metrics.service;

import java.time.Instant;

/**
 * One thing that happened to a ticket.
 *
 * @param at when
 * @param type what
 * @param actor who did it
 */
public record TicketEvent(Instant at, Type type, Actor actor) {
    /** What happened. */
    public enum Type {
        /** The ticket came into being, exactly once. If the customer opened it, it is the first message too. */
        OPENED,
        /** A message that the customer can see, or wrote. */
        MESSAGE,
        /** An internal comment: never a response. */
        NOTE,
        /** A human took the ticket or was given it. */
        ASSIGNED,
        /** The ticket was declared solved. */
        RESOLVED,
        /** The ticket was closed. Without a resolution before it, this is the resolution. */
        CLOSED,
        /** A resolved or closed ticket is open again. */
        REOPENED
    }
}
