package io.crmkit.store.tck;

/** What a store may lack if it says so. Everything is expected by default; rules about what is lacking are skipped, visibly. */
public enum Capability {
    /** Data survives when the last instance is closed. A store that lacks it must come up empty, which the kit checks. */
    DURABLE,
    /**
     * The storage lies behind a connection that can be lost on the way, as that of a database does. A store that keeps its data
     * in its own process lacks it; any other gives the kit a {@link Disturbance}.
     */
    REMOTE
}
