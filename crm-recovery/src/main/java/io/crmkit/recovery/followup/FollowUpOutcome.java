package io.crmkit.recovery.followup;

import java.util.Objects;
import java.util.Optional;

/**
 * What came of an answer.
 *
 * @param survey the survey as it is stored
 * @param next what is to be done now
 * @param guard what keeps the case from being closed, if something does
 */
public record FollowUpOutcome(RecoverySurvey survey, Next next, Optional<String> guard) {
    /** What is to be done. */
    public enum Next {
        /** Nothing: the customer is satisfied, and the case is closed. */
        CLOSED,
        /** The customer is satisfied, but a guard keeps the case open; it says which. */
        LEFT_OPEN,
        /** The customer is not satisfied: somebody decides whether the case is reopened. */
        REOPEN_OFFERED
    }

    /** Refuses null. */
    public FollowUpOutcome {
        Objects.requireNonNull(survey, "survey");
        Objects.requireNonNull(next, "next");
        Objects.requireNonNull(guard, "guard");
    }
}
