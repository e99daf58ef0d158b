package io.crmkit.privacy.consent;

/** Who caused a permission event. */
public enum Origin {
    /** The customer. */
    DATA_SUBJECT,
    /** A parent or guardian of the customer. */
    GUARDIAN,
    /** Somebody who works for the business, on no word of the customer. */
    STAFF,
    /** A file or another system. */
    IMPORT,
    /** The merge of two customers. */
    MERGE,
    /** The library or the host itself. */
    SYSTEM;

    /** Returns whether a grant from here can lift an earlier stop: only the customer or a guardian can. */
    public boolean liftsStops() {
        return this == DATA_SUBJECT || this == GUARDIAN;
    }
}
