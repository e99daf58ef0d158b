package io.crmkit.privacy.inventory;

/** Whether data may be read for a purpose. */
public enum PurposeCheck {
    /** The purpose, or one above it, is named for every field. */
    COMPLIANT,
    /** A field has purposes, and this is none of them. */
    VIOLATION,
    /** A field has no purposes, or is not known: nobody can tell. Not a permission. */
    GAP
}
