package io.crmkit.recovery.cases;

import java.util.Optional;

/** Finds other cases, for commands that are about two; a reader of the host's unit of work. */
@FunctionalInterface
public interface CaseLookup {
    /** Knows no other case. */
    CaseLookup NONE = id -> Optional.empty();

    /** Returns a case. */
    Optional<RecoveryCase> find(RecoveryCaseId id);
}
