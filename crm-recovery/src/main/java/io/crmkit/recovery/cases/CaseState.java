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
    DISMISSED,
    /** It was the same as another case and goes on there. */
    MERGED,
    /** Another body, such as an ombudsman, goes on with it. */
    REFERRED;

    /** The states in which something is still to be put right. */
    public static final Set<CaseState> OPEN_STATES =
            Collections.unmodifiableSet(EnumSet.range(DETECTED, WAITING_THIRD_PARTY));

    /** The states in which anything but reopening can still happen: the open ones, RESOLVED and FOLLOW_UP. */
    public static final Set<CaseState> ACTIVE_STATES = with(OPEN_STATES, RESOLVED, FOLLOW_UP);

    static Set<CaseState> with(Set<CaseState> states, CaseState... more) {
        EnumSet<CaseState> all = EnumSet.copyOf(states);
        all.addAll(Set.of(more));
        return Collections.unmodifiableSet(all);
    }
}
