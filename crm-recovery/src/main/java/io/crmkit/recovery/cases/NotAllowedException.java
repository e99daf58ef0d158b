package io.crmkit.recovery.cases;

import io.crmkit.core.error.CrmException;

/** A guard refused a command; the case is unchanged. Says which guard, and what would satisfy it. */
public final class NotAllowedException extends CrmException {
    private final RecoveryCaseId caseId;
    private final CaseState state;
    private final String command;
    private final String guard;
    private final String remedy;

    NotAllowedException(RecoveryCase refused, CaseCommand command, String guard, String remedy) {
        super(
                command.name() + " is not allowed for recovery case " + refused.id() + " in state " + refused.state()
                        + ": " + guard + "; " + remedy,
                null);
        this.caseId = refused.id();
        this.state = refused.state();
        this.command = command.name();
        this.guard = guard;
        this.remedy = remedy;
    }

    /** Returns the case. */
    public RecoveryCaseId caseId() {
        return caseId;
    }

    /** Returns the state of the case. */
    public CaseState state() {
        return state;
    }

    /** Returns the name of the command, such as {@code resolve}. */
    public String command() {
        return command;
    }

    /** Returns the rule that was not met, such as {@code must be acknowledged}. */
    public String guard() {
        return guard;
    }

    /** Returns what would satisfy the rule, such as {@code acknowledge it first}. */
    public String remedy() {
        return remedy;
    }
}
