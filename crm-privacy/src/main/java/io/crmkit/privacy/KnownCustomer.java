package io.crmkit.privacy;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.customer.Person;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.fact.Facts;
import io.crmkit.privacy.pack.Jurisdiction;

/** What the record of a customer tells about a request that the request does not say itself. */
final class KnownCustomer {
    private KnownCustomer() {}

    static ContactRequest complete(ContactRequest request, Customer customer) {
        ContactRequest completed = request.withFacts(
                relationship(customer.lifecycle()).with(request.facts()).with(gone(customer)));
        if (request.jurisdictions().isEmpty()) {
            completed = completed.withJurisdictions(
                    customer.jurisdiction().map(Jurisdiction::ofIso).stream().toList());
        }
        if (request.zones().isEmpty()) {
            completed =
                    completed.withZones(customer.preferences().zone().stream().toList());
        }
        return completed;
    }

    /** Nothing tells whether somebody whom the store does not know was erased or has died. */
    static ContactRequest nobody(ContactRequest request) {
        return request.withFacts(request.facts().with(Fact.RECORD, "UNKNOWN"));
    }

    /** A request cannot bring back who is gone. */
    private static Facts gone(Customer customer) {
        Facts facts = Facts.none();
        if (customer.status() == CustomerStatus.ERASED || customer.status() == CustomerStatus.MERGED) {
            facts = facts.with(Fact.RECORD, customer.status().name());
        }
        return customer.person().filter(Person::deceased).isPresent() ? facts.with(Fact.DECEASED, true) : facts;
    }

    /** Whether somebody who left is still served depends on what was sold, so it stays unknown. */
    private static Facts relationship(Lifecycle lifecycle) {
        return switch (lifecycle) {
            case PROSPECT -> Facts.of(Fact.RELATIONSHIP, "PROSPECT");
            case DEFECTED -> Facts.none();
            default -> Facts.of(Fact.RELATIONSHIP, "CUSTOMER");
        };
    }
}
