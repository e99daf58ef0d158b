package io.crmkit.recovery.cases;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where a case stands. Acknowledging, assessing and the like are not states but milestones, reached in any order. */
public enum CaseState {
    /** A signal found it; nobody has confirmed it. */
    DETECTED,
    /** Known, nobody works on it. */
    OPEN,
    /** Somebody works on it. */
    IN_RECOVERY,
    /** The customer has to answer or act. */
    WAITING_CUSTOMER,
    /** A supplier or authority has to act. */
    WAITING_THIRD_PARTY,
    /** Put right, as far as the business can see. */
    RESOLVED,
    /** The customer is being asked. */
    FOLLOW_UP,
    /** Done. */
    CLOSED,
    /** It was no failure. */
    DISMISSED;

    /** The states in which something is still to be put right. */
    public static final Set<CaseState> OPEN_STATES =
            Collections.unmodifiableSet(EnumSet.range(DETECTED, WAITING_THIRD_PARTY));
}
