package io.crmkit.core.segment;

/** What happened to the membership of a customer in a segment. */
public enum SegmentChange {
    /** The customer is in it from now on. */
    ENTERED,
    /** The customer is in it no longer. */
    LEFT
}
