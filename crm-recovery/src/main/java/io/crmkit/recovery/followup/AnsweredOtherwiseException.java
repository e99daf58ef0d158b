package io.crmkit.recovery.followup;

import io.crmkit.core.error.CrmException;
import java.util.Objects;

/** A survey was answered before, with another content; nothing was changed. */
public final class AnsweredOtherwiseException extends CrmException {
    private final RecoverySurveyId survey;

    AnsweredOtherwiseException(RecoverySurveyId survey) {
        super("survey " + survey + " was answered before, with another content", null);
        this.survey = Objects.requireNonNull(survey, "survey");
    }

    /** Returns the survey. */
    public RecoverySurveyId survey() {
        return survey;
    }
}
