package io.crmkit.privacy.request;

import io.crmkit.core.error.CrmException;

/** A guard refused a command; the request is unchanged. Says which guard, and what would satisfy it. */
public final class RequestNotAllowedException extends CrmException {
    private final SubjectRequestId request;
    private final String guard;
    private final String remedy;

    RequestNotAllowedException(SubjectRequest refused, String command, String guard, String remedy) {
        super(
                command + " is not allowed for subject request " + refused.id() + " in state " + refused.state() + ": "
                        + guard + "; " + remedy,
                null);
        this.request = refused.id();
        this.guard = guard;
        this.remedy = remedy;
    }

    /** Returns the request. */
    public SubjectRequestId request() {
        return request;
    }

    /** Returns the rule that was not met, such as {@code must be open}. */
    public String guard() {
        return guard;
    }

    /** Returns what would satisfy the rule. */
    public String remedy() {
        return remedy;
    }
}
