package io.crmkit.privacy.hold;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.Added;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.privacy.input.InputRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The legal holds of a tenant. Safe for many threads. */
public final class LegalHolds {
    private final Crm crm;

    private LegalHolds(Crm crm) {
        this.crm = Objects.requireNonNull(crm, "crm");
    }

    /** Returns the holds of the tenant of a CRM. */
    public static LegalHolds of(Crm crm) {
        return new LegalHolds(crm);
    }

    /**
     * Places a hold. The same call may come twice while the hold has not ended: it is left as it is.
     *
     * @param id names the hold, such as the number of a court file; it survives an erasure, so a code and nothing personal: letters,
     *     digits and {@code . _ : -}, 1 to 120
     * @param reason why, such as {@code litigation}; it survives an erasure too and has the same form
     * @param types the entity types it covers; none for all
     * @throws InvalidInputException if id or reason has another form, a type is not registered or there is no such customer; nothing
     *     was changed
     * @throws DuplicateException if the id names a hold that was released, or one on another customer, for another reason or on other
     *     types; nothing was changed. A released id is not used again: take a new one
     */
    public LegalHold place(String id, CustomerId customer, String reason, String... types) {
        InputRules.code(id, "legalHold.id");
        InputRules.code(reason, "legalHold.reason");
        Set<String> known = crm.entityTypes().stream().map(EntityType::name).collect(Collectors.toSet());
        if (!known.containsAll(List.of(types))) {
            throw new InvalidInputException("legalHold.types", "must be names of registered entity types");
        }
        LegalHold hold = new LegalHold(
                new LegalHoldId(id), customer, reason, Set.copyOf(List.of(types)), crm.now(), Optional.empty());
        return crm.compute(unit -> {
            Added<LegalHold> added = unit.addIfAbsent(hold);
            LegalHold placed = added.entity();
            boolean same = placed.active()
                    && placed.reason().equals(hold.reason())
                    && placed.types().equals(hold.types())
                    && survivor(unit, placed.customer()).equals(survivor(unit, customer));
            if (!same) {
                throw new DuplicateException(LegalHold.TYPE.name(), "id", id);
            }
            if (added.created()) {
                HoldRegisterId register = registerOf(customer);
                unit.addIfAbsent(new HoldRegister(register, 0));
                unit.update(HoldRegister.TYPE, register, HoldRegister::withOneMore);
            }
            return placed;
        });
    }

    private static HoldRegisterId registerOf(CustomerId customer) {
        return new HoldRegisterId(customer.value());
    }

    private static CustomerId survivor(UnitOfWork unit, CustomerId customer) {
        return unit.find(Customer.TYPE, customer)
                .flatMap(Customer::mergedInto)
                .map(into -> survivor(unit, into))
                .orElse(customer);
    }

    /**
     * Ends a hold; one that has ended stays as it is. An erasure that waited for it goes on with the next tick.
     *
     * @throws io.crmkit.core.error.NotFoundException if there is none with this id
     */
    public LegalHold release(LegalHoldId id) {
        return crm.repository(LegalHold.TYPE).update(id, hold -> hold.active() ? hold.releasedAt(crm.now()) : hold);
    }

    /** Returns the entity types of holds, which the module registers with every {@code Crm}. */
    public static Collection<EntityType<?, ?>> entityTypes() {
        return List.of(LegalHold.TYPE, HoldRegister.TYPE);
    }

    /**
     * Returns the holds on data of customers that have not ended, for a unit of work that removes something: if one is placed before
     * the unit is stored, the unit is repeated.
     *
     * @param customers those that are one by merges, the survivor first
     */
    public List<LegalHold> active(UnitOfWork unit, List<CustomerId> customers) {
        unit.findAll(
                HoldRegister.TYPE,
                customers.stream().map(LegalHolds::registerOf).toList());
        List<CustomerId> mergedFirst = new ArrayList<>(customers);
        Collections.reverse(mergedFirst); // a hold that goes from one to its survivor meanwhile is seen there
        return mergedFirst.stream()
                .flatMap(customer -> placedOn(customer).stream())
                .distinct()
                .toList();
    }

    /** Returns the holds on data of a customer that have not ended; of one that was merged, those of the survivor. */
    public List<LegalHold> active(CustomerId customer) {
        return placedOn(crm.compute(unit -> survivor(unit, customer)));
    }

    private List<LegalHold> placedOn(CustomerId customer) {
        try (var holds = crm.repository(LegalHold.TYPE).stream(
                Query.by(LegalHold.BY_CUSTOMER).equal(LegalHold.CUSTOMER, customer))) {
            return holds.filter(LegalHold::active).toList();
        }
    }
}
