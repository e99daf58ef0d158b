package io.crmkit.privacy;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.request.ConsentLedger;

/** Lets requests record stops as every other stop is recorded. */
record RecordedConsents(Privacy privacy) implements ConsentLedger {
    @Override
    public void record(UnitOfWork unit, CustomerId customer, PermissionEvent event) {
        privacy.record(unit, customer, event);
    }

    @Override
    public ConsentLog log(CustomerId customer) {
        return privacy.log(customer);
    }
}
