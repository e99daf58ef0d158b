package io.crmkit.privacy.request;

import io.crmkit.core.json.JsonCodec;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.privacy.audit.AuditLog;
import io.crmkit.privacy.audit.AuditRecord;

/**
 * Appends the steps of requests to the audit log. They name the request and not the customer, so they can stay readable: that a
 * request was answered in time can be shown after the erasure that it asked for.
 */
final class RequestJournal {
    static final String KIND = "subject-request";
    private static final JsonCodec<Entry> CODEC = JsonCodec.of(Entry.class);

    private final AuditLog audit;

    RequestJournal(AuditLog audit) {
        this.audit = audit;
    }

    record Entry(SubjectRequestId request, RequestType type, String law, RequestStep step) {}

    /** Appends the steps from {@code from} on; each once. */
    void append(UnitOfWork unit, SubjectRequest request, int from) {
        for (int i = from; i < request.steps().size(); i++) {
            Entry entry = new Entry(
                    request.id(), request.type(), request.law(), request.steps().get(i));
            audit.append(unit, AuditRecord.of(KIND, request.id() + "/" + (i + 1), CODEC.encode(entry)));
        }
    }
}
