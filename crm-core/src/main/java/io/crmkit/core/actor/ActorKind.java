package io.crmkit.core.actor;

/** What kind of actor it is. */
public enum ActorKind {
    /** A person who works for the business. */
    USER,
    /** A program that acts on its own, such as a nightly job. */
    SYSTEM,
    /** A program that talks to customers. */
    BOT,
    /** An import of data. */
    IMPORT,
    /** The customer. */
    CUSTOMER
}
