package io.crmkit.core.match;

/** What is to be done with a pair of records. */
public enum MatchOutcome {
    /** Both mean the same; they may be merged without a person. */
    MATCH,
    /** They may mean the same; a person decides. */
    REVIEW,
    /** They mean two. */
    NO_MATCH
}
