package io.crmkit.privacy.request;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.UnitOfWork;
import java.util.function.BiFunction;

/** Stores a changed request, its journal and the audit log in one step. */
final class RequestChanges {
    private final Crm crm;
    private final RequestPolicy policy;
    private final RequestJournal journal;

    RequestChanges(Crm crm, RequestPolicy policy, RequestJournal journal) {
        this.crm = crm;
        this.policy = policy;
        this.journal = journal;
    }

    SubjectRequest change(SubjectRequestId id, BiFunction<UnitOfWork, SubjectRequest, SubjectRequest> command) {
        return crm.compute(unit -> {
            SubjectRequest before = unit.get(SubjectRequest.TYPE, id);
            return store(unit, before, command.apply(unit, before));
        });
    }

    SubjectRequest store(UnitOfWork unit, SubjectRequest before, SubjectRequest after) {
        if (!after.equals(before)) {
            unit.update(SubjectRequest.TYPE, after.id(), stored -> after);
            journal.append(unit, after, before.steps().size());
        }
        return after;
    }

    /** Returns the rules for a request at this moment. */
    RequestLifecycle lifecycle(SubjectRequest request) {
        return lifecycle(policy.law(request.law()), request.type());
    }

    RequestLifecycle lifecycle(RequestLaw law, RequestType type) {
        return new RequestLifecycle(policy.dates(law.id()), law, type, crm.now(), crm.actor());
    }

    /** Returns who asks, where it is known; follows merges, so that what is said to a record that was merged is not lost. */
    static CustomerId person(UnitOfWork unit, SubjectRequest request) {
        return survivor(unit, request.customer().orElseThrow());
    }

    static CustomerId survivor(UnitOfWork unit, CustomerId named) {
        Customer customer = unit.get(Customer.TYPE, named);
        while (customer.mergedInto().isPresent()) {
            customer = unit.get(Customer.TYPE, customer.mergedInto().get());
        }
        return customer.id();
    }
}
