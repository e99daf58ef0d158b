package io.crmkit.recovery.rule;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.UnitOfWork;

/** Tells whether a customer was erased, of whom nothing more may be written down. */
public final class Erased {
    private Erased() {}

    /** Returns whether the customer was erased; an erasure before the unit is stored makes it be repeated. */
    public static boolean is(UnitOfWork unit, CustomerId customer) {
        return unit.find(Customer.TYPE, customer)
                .filter(found -> found.status() == CustomerStatus.ERASED)
                .isPresent();
    }
}
