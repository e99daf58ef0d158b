package io.crmkit.core.relationship;

/** How two customers are connected; the first one is {@code from}, the second one {@code to}. */
public enum RelationshipType {
    /** The first works for the second. */
    EMPLOYMENT,
    /** The first is a member of the second. */
    MEMBERSHIP,
    /** The first owns the second, or a share of it. */
    OWNERSHIP,
    /** The first belongs to the household that is the second. */
    HOUSEHOLD,
    /** The first brought the second. */
    REFERRAL,
    /** The first reports to the second. */
    REPORTS_TO,
    /** Anything else; the roles say what. */
    OTHER
}
