package io.crmkit.privacy.request;

import java.util.Set;

/** Where a request stands. Whether it is overdue is no state: it follows from the dates, see {@link SubjectRequests#overdue}. */
public enum RequestState {
    /** It came. */
    RECEIVED,
    /** The person was asked to prove who they are. */
    IDENTITY_PENDING,
    /** It is being worked on. */
    IN_PROGRESS,
    /** The person was asked for information without which it cannot be answered. */
    PAUSED,
    /** Everything that was asked for is done. */
    FULFILLED,
    /** A part is done, the rest was refused or has to be kept. */
    PARTLY_FULFILLED,
    /** It was refused, with a reason. */
    REFUSED,
    /** Another request of the person asks for the same. */
    DUPLICATE;

    /** The states in which it still has to be answered. */
    public static final Set<RequestState> OPEN = Set.of(RECEIVED, IDENTITY_PENDING, IN_PROGRESS, PAUSED);

    /** Returns whether it still has to be answered. */
    public boolean open() {
        return OPEN.contains(this);
    }
}
