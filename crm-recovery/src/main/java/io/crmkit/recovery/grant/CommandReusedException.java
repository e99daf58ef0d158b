package io.crmkit.recovery.grant;

import io.crmkit.core.error.CrmException;
import io.crmkit.recovery.cases.RecoveryCaseId;
import java.util.Objects;

/** A command id of a case was used before, for something else; nothing was changed. */
public final class CommandReusedException extends CrmException {
    private final RecoveryCaseId caseId;
    private final String commandId;

    CommandReusedException(RecoveryCaseId caseId, String commandId) {
        super("command " + commandId + " of recovery case " + caseId + " was used for something else", null);
        this.caseId = Objects.requireNonNull(caseId, "caseId");
        this.commandId = commandId;
    }

    /** Returns the case. */
    public RecoveryCaseId caseId() {
        return caseId;
    }

    /** Returns the id of the command. */
    public String commandId() {
        return commandId;
    }
}
