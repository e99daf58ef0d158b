package io.crmkit.core.match;

import java.util.Optional;

/** What people have decided about pairs of records; it overrules the score. */
@FunctionalInterface
public interface DecisionMemory {
    /** Knows nothing. */
    DecisionMemory EMPTY = (a, b) -> Optional.empty();

    /**
     * Returns what a person decided about two records, if anyone did: MATCH or NO_MATCH.
     *
     * @param a the id of one record
     * @param b the id of the other one; the order does not matter
     */
    Optional<MatchOutcome> decided(String a, String b);
}
