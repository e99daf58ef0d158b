package io.crmkit.recovery.cases;

import java.util.Optional;

/** Finds the team for a new case; a port of the host. */
@FunctionalInterface
public interface CaseRouter {
    /** Returns the id of the team that handles a case, which is not stored yet; empty leaves it without one. */
    Optional<String> route(RecoveryCase opened);
}
