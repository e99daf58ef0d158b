package io.crmkit.privacy.consent;

/** The form of a consent. */
public enum GrantKind {
    /** Derived from conduct or a relationship, never said. */
    IMPLIED,
    /** Said or done clearly, in any form. */
    EXPRESS,
    /** Said in words about exactly this, as special categories of data need. */
    EXPLICIT,
    /** Signed, also electronically. */
    WRITTEN,
    /** Given by a parent or guardian. */
    PARENTAL
}
