package io.crmkit.core.customer;

/** What a customer is. */
public enum CustomerKind {
    /** A human being. */
    PERSON,
    /** A company, association or authority. */
    ORGANIZATION,
    /** People who live together and are served together. */
    HOUSEHOLD
}
