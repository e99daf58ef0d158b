package io.crmkit.core.customer;

/** How much an identifier says about identity. */
public enum IdentifierStrength {
    /** Names exactly one customer: a passport, tax or register number. No two live customers may hold the same one. */
    STRONG,
    /** Usually names one: a loyalty card that a family may share. */
    MEDIUM,
    /** A hint: a cookie, a device. */
    WEAK
}
