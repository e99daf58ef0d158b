package io.crmkit.metrics.service;

/** Who did something to a ticket. */
public enum Actor {
    /** The person who is served, whatever the channel; a web form that files a ticket for a customer is the customer. */
    CUSTOMER,
    /** A human of the service team. */
    AGENT,
    /** A machine: a chat bot, an auto-reply, a rule that closes silent tickets. */
    BOT
}
