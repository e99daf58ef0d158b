package io.crmkit.recovery.cases;

import io.crmkit.core.error.CrmException;

/** A milestone was reached in this cycle already; the case is unchanged and there is nothing left to do. */
public final class AlreadyDoneException extends CrmException {
    private final RecoveryCaseId caseId;
    private final Milestone milestone;

    AlreadyDoneException(RecoveryCaseId caseId, Milestone milestone) {
        super(
                "recovery case " + caseId + " is " + milestone.kind() + " in cycle " + milestone.cycle() + " since "
                        + milestone.at(),
                null);
        this.caseId = caseId;
        this.milestone = milestone;
    }

    /** Returns the case. */
    public RecoveryCaseId caseId() {
        return caseId;
    }

    /** Returns the milestone as it was reached. */
    public Milestone milestone() {
        return milestone;
    }
}
