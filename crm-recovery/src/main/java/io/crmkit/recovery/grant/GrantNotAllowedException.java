package io.crmkit.recovery.grant;

import io.crmkit.core.error.CrmException;
import io.crmkit.recovery.cases.RecoveryCaseId;
import java.util.Objects;
import java.util.Optional;

/** A guard refused a command on a grant; nothing was changed. Says which guard, and what would satisfy it. */
public final class GrantNotAllowedException extends CrmException {
    private final RecoveryCaseId caseId;
    private final Optional<GrantId> grantId;
    private final String command;
    private final String guard;
    private final String remedy;

    GrantNotAllowedException(CompensationGrant grant, String command, String guard, String remedy) {
        super(
                command + " is not allowed for grant " + grant.id() + " of recovery case " + grant.caseId() + ": "
                        + guard + "; " + remedy,
                null);
        this.caseId = Objects.requireNonNull(grant.caseId(), "caseId");
        this.grantId = Optional.of(grant.id()).filter(GrantId::assigned);
        this.command = command;
        this.guard = guard;
        this.remedy = remedy;
    }

    /** Returns the case. */
    public RecoveryCaseId caseId() {
        return caseId;
    }

    /** Returns the grant; empty if it was to be proposed. */
    public Optional<GrantId> grantId() {
        return grantId;
    }

    /** Returns the name of the command, such as {@code approve}. */
    public String command() {
        return command;
    }

    /** Returns the rule that was not met, such as {@code must be approved by another person}. */
    public String guard() {
        return guard;
    }

    /** Returns what would satisfy the rule. */
    public String remedy() {
        return remedy;
    }
}
