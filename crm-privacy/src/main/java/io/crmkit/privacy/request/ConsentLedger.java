package io.crmkit.privacy.request;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.PermissionEvent;

/** Where requests record stops and read what was said; {@code Privacy} gives it. */
public interface ConsentLedger {
    /** Appends an event as part of a unit of work, each id once; see {@code Privacy.record}. */
    void record(UnitOfWork unit, CustomerId customer, PermissionEvent event);

    /** Returns what was said by a customer, or of merged ones by all of them. */
    ConsentLog log(CustomerId customer);
}
