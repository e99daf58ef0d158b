package io.crmkit.store.tck;

/** What a store may lack if it says so. Everything is expected by default, and the kit proves that what is lacking lacks. */
public enum Capability {
    /** Data survives when the last instance is closed. A store that lacks it must come up empty. */
    DURABLE
}
