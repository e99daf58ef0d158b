package io.crmkit.recovery.followup;

import java.util.Objects;

/**
 * What came of asking whether a customer may be invited.
 *
 * @param survey the survey as it is stored
 * @param send whether the one who asked sends the invitation now; true once for each survey, so that nobody gets two
 */
public record Invitation(RecoverySurvey survey, boolean send) {
    /** Refuses null. */
    public Invitation {
        Objects.requireNonNull(survey, "survey");
    }
}
