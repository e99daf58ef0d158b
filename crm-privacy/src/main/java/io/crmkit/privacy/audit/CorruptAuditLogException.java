package io.crmkit.privacy.audit;

import io.crmkit.core.error.CrmException;

/** What is stored of an audit log contradicts itself: somebody changed it, or a part was lost. Nothing was changed by the call. */
public final class CorruptAuditLogException extends CrmException {
    CorruptAuditLogException(String what) {
        super("the audit log is damaged: " + what, null);
    }
}
