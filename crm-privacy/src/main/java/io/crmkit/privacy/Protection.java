package io.crmkit.privacy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.privacy.audit.AuditLog;
import io.crmkit.privacy.audit.AuditRecord;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.erasure.Erasure;
import io.crmkit.privacy.key.SubjectKeys;
import io.crmkit.privacy.receipt.ConsentReceipts;
import io.crmkit.privacy.suppression.SuppressionList;
import java.util.Optional;

/** The services that need the secrets of the host. */
final class Protection {
    private final AuditLog audit;
    private final SuppressionList suppressions;
    private final Erasure erasure;

    Protection(Crm crm, Safeguards safeguards) {
        SubjectKeys keys = SubjectKeys.of(crm, safeguards.keyEncryption(), safeguards.random());
        this.audit = AuditLog.of(crm, keys, safeguards.treeHeadSigner(), safeguards.random());
        this.suppressions = SuppressionList.of(crm, safeguards.suppressionKeys());
        this.erasure = Erasure.of(crm, suppressions, audit);
    }

    AuditLog audit() {
        return audit;
    }

    SuppressionList suppressions() {
        return suppressions;
    }

    Erasure erasure() {
        return erasure;
    }

    /** Logs an event; of an erased customer, who has no key any more, in clear: it holds opaque ids, codes and tokens only. */
    void log(UnitOfWork unit, CustomerId customer, PermissionEvent event) {
        Optional<Customer> record = unit.find(Customer.TYPE, customer);
        boolean erased =
                record.filter(one -> one.status() == CustomerStatus.ERASED).isPresent();
        AuditRecord fact = ConsentReceipts.fact(customer, event, record.flatMap(Customer::jurisdiction));
        audit.append(unit, erased ? AuditRecord.of(fact.kind(), fact.reference(), fact.content()) : fact);
    }
}
