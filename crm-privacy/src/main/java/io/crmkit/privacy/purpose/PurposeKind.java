package io.crmkit.privacy.purpose;

/** What sort of purpose it is; laws differ by kind, not by the key that a host invents. */
public enum PurposeKind {
    /** Advertising of goods, services or causes. */
    MARKETING,
    /** Evaluating a person, also to aim advertising. */
    PROFILING,
    /** Fulfilling what the customer ordered or asked for, or repairing it. */
    SERVICE,
    /** Asking for an opinion. */
    RESEARCH,
    /** Asking for a permission, or confirming one that was given or taken back. */
    CONSENT_REQUEST,
    /** Selling or sharing the data itself. */
    SALE_SHARE,
    /** Establishing or defending legal claims, and duties under the law. */
    LEGAL
}
