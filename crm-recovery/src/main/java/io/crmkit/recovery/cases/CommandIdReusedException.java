package io.crmkit.recovery.cases;

import io.crmkit.core.error.CrmException;

/** A command came with the id of another one that was done before; the case is unchanged. */
public final class CommandIdReusedException extends CrmException {
    private final RecoveryCaseId caseId;
    private final CommandReceipt first;

    CommandIdReusedException(RecoveryCaseId caseId, CommandReceipt first) {
        super(
                "command id " + first.commandId() + " of recovery case " + caseId + " stands for another command, "
                        + first.action().commandName() + ", done as version " + first.version(),
                null);
        this.caseId = caseId;
        this.first = first;
    }

    /** Returns the case. */
    public RecoveryCaseId caseId() {
        return caseId;
    }

    /** Returns the command that the id belongs to. */
    public CommandReceipt first() {
        return first;
    }
}
