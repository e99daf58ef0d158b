package io.crmkit.recovery.cases;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a command asks beyond its own case: other cases, grants and root causes. A reader of the host's unit of work, so that what was
 * answered still holds when the command is stored.
 */
@FunctionalInterface
public interface CaseLookup {
    /** Knows no other case, no grant and no root cause. */
    CaseLookup NONE = id -> Optional.empty();

    /** Returns a case. */
    Optional<RecoveryCase> find(RecoveryCaseId id);

    /** Returns the ids of the grants of a case, and of those that it took in, that wait for a decision; none unless overridden. */
    default SortedSet<String> undecidedGrants(RecoveryCase of) {
        return new TreeSet<>();
    }

    /** Returns the root cause that an analysis of a case, or of an incident that hit it, has named; none unless overridden. */
    default Optional<String> rootCause(RecoveryCase of) {
        return Optional.empty();
    }
}
