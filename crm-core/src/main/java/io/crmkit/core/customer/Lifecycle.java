package io.crmkit.core.customer;

/** How far the relationship with a customer has come. The order is that of a usual course, not a rule. */
public enum Lifecycle {
    /** May become a customer. */
    PROSPECT,
    /** Has just been won. */
    ACQUIRED,
    /** Buys and is served as usual. */
    ACTIVE,
    /** Is being developed: uses more of what was bought. */
    DEVELOPED,
    /** Has bought something else or something bigger: cross-sold or up-sold. */
    EXPANDED,
    /** Is moving to another product, contract or channel. */
    MIGRATING,
    /** Is mainly served, little is sold. */
    SERVICED,
    /** Was about to leave and stayed. */
    RETAINED,
    /** Comes back without being asked, and recommends. */
    LOYAL,
    /** Has left. */
    DEFECTED,
    /** Had left and has come back. */
    WON_BACK
}
