package io.crmkit.privacy.erasure;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.privacy.audit.AuditLog;
import io.crmkit.privacy.audit.AuditRecord;
import io.crmkit.privacy.hold.LegalHold;
import io.crmkit.privacy.hold.LegalHolds;
import io.crmkit.privacy.key.SubjectKey;
import io.crmkit.privacy.suppression.ContactAddress;
import io.crmkit.privacy.suppression.Suppression;
import io.crmkit.privacy.suppression.SuppressionList;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Erases persons. The first step is atomic: the key is destroyed, the addresses are suppressed and the customer is redacted. The rest
 * follows in small steps and can be repeated: what was interrupted goes on with {@link #tick}. Safe for many threads.
 *
 * <p>What stays: the permission events, which hold opaque ids and tokens and prove why contacts were lawful; ciphertext in the audit
 * log without its key; keyed hashes of the addresses; entities whose rule keeps or redacts them; what a legal hold covers, until it
 * is released. Files that the host exported or logged are the host's.
 */
public final class Erasure {
    private static final int AT_ONCE = 50;

    /** Others may still write records of the person when the erasure begins; a pass that changes nothing ends it. */
    private static final int PASSES = 10;

    private final Crm crm;
    private final SuppressionList suppressions;
    private final AuditLog audit;
    private final LegalHolds holds;
    private final PersonalRecords records;

    private Erasure(Crm crm, SuppressionList suppressions, AuditLog audit) {
        this.crm = Objects.requireNonNull(crm, "crm");
        this.suppressions = Objects.requireNonNull(suppressions, "suppressions");
        this.audit = Objects.requireNonNull(audit, "audit");
        this.holds = LegalHolds.of(crm);
        this.records = PersonalRecords.of(crm);
    }

    /** Returns the erasure of persons of the tenant of a CRM. */
    public static Erasure of(Crm crm, SuppressionList suppressions, AuditLog audit) {
        return new Erasure(crm, suppressions, audit);
    }

    /**
     * Returns what an erasure would do, and does nothing.
     *
     * @throws NotFoundException if there is no such customer
     */
    public ErasurePlan plan(CustomerId customer) {
        crm.customers().get(customer);
        List<CustomerId> same = records.sameAs(customer);
        List<LegalHold> active = activeHolds(same);
        List<PlannedErasure> items = new ArrayList<>();
        records.types().forEach(type -> items.add(planned(type, same, active)));
        items.sort((left, right) -> left.type().compareTo(right.type()));
        long addresses = crm.customers().findAll(same).stream()
                .flatMap(one -> ContactAddress.of(one).stream())
                .distinct()
                .count();
        return new ErasurePlan(customer, same.subList(1, same.size()), items, (int) addresses);
    }

    private PlannedErasure planned(EntityType<?, ?> type, List<CustomerId> same, List<LegalHold> active) {
        Optional<LegalHold> hold =
                active.stream().filter(one -> one.covers(type)).findFirst();
        ErasureAction action = ErasureAction.REDACT;
        String reason = "";
        if (hold.isPresent()) {
            action = ErasureAction.KEEP;
            reason = "legal hold " + hold.get().id() + ": " + hold.get().reason();
        } else if (type.erasureRule() instanceof ErasureRule.Keep<?> keep) {
            action = ErasureAction.KEEP;
            reason = keep.reason();
        } else if (type.erasureRule() instanceof ErasureRule.Delete<?>) {
            action = ErasureAction.ERASE;
        }
        return new PlannedErasure(
                type.name(), action, records.count(type, same), new TreeSet<>(type.personalFields()), reason);
    }

    private List<LegalHold> activeHolds(List<CustomerId> same) {
        return same.stream().flatMap(one -> holds.active(one).stream()).toList();
    }

    /**
     * Erases a person and everyone who was merged into that record. Erasing again is harmless: it goes on, or finds nothing to do.
     *
     * @param reason why, such as the id of the request; kept, so not personal
     * @return what was done; HELD if a legal hold keeps a part
     * @throws NotFoundException if there is no such customer
     * @throws InvalidInputException if the reason is blank; nothing was changed. If the customer was merged into another: erase that
     *     one. If a record that would be removed is named by one that stays: what was done stays done, the tombstone is RUNNING
     * @throws io.crmkit.store.StoreException if the store failed; what was done stays done, repeat it
     */
    public Tombstone erase(CustomerId customer, String reason) {
        if (crm.customers().get(customer).mergedInto().isPresent()) {
            throw new InvalidInputException("customer", "was merged into another, which is the one to erase");
        }
        TombstoneId id = new TombstoneId(customer.value());
        List<CustomerId> same = records.sameAs(customer);
        crm.work(unit -> unit.addIfAbsent(Tombstone.begun(id, reason, crm.now())));
        begin(id, same);
        boolean changed = true;
        for (int pass = 1; changed && pass <= PASSES; pass++) {
            changed = pass(id, same);
        }
        return end(id, same);
    }

    /** Destroys the keys, suppresses the addresses and redacts the customers, in one atomic step. */
    private void begin(TombstoneId id, List<CustomerId> same) {
        crm.work(unit -> {
            List<LegalHold> active = activeHolds(same); // read again if the work is repeated
            boolean keyHeld = active.stream().anyMatch(hold -> hold.covers(SubjectKey.TYPE));
            boolean customerHeld = active.stream().anyMatch(hold -> hold.covers(Customer.TYPE));
            List<SubjectKey> keys = records.stream(SubjectKey.TYPE, same).toList();
            long fresh = 0;
            for (Customer customer : unit.findAll(Customer.TYPE, same)) {
                for (ContactAddress address : ContactAddress.of(customer)) {
                    fresh += suppressions.suppress(unit, address, Suppression.Reason.ERASURE) ? 1 : 0;
                }
                if (!customerHeld) {
                    change(unit, id, Customer.TYPE, customer.id());
                }
            }
            if (!keyHeld) {
                keys.forEach(key -> change(unit, id, SubjectKey.TYPE, key.id()));
            }
            long addresses = fresh;
            unit.update(Tombstone.TYPE, id, tombstone -> tombstone.withAddresses(addresses));
        });
    }

    private <E, I extends Id> boolean change(UnitOfWork unit, TombstoneId tombstone, EntityType<E, I> type, I id) {
        Optional<E> before = unit.find(type, id);
        unit.erase(type, id);
        boolean changed = !before.equals(unit.find(type, id));
        if (changed) {
            unit.update(Tombstone.TYPE, tombstone, one -> one.withChanged(type.name(), 1));
        }
        return changed;
    }

    /** Applies the rules to every record that is not held; returns whether one changed. */
    private boolean pass(TombstoneId id, List<CustomerId> same) {
        boolean changed = false;
        for (EntityType<?, ?> type : records.types()) {
            if (!(type.erasureRule() instanceof ErasureRule.Keep<?>)) {
                changed |= pass(id, type, same);
            }
        }
        return changed;
    }

    private <E, I extends Id> boolean pass(TombstoneId id, EntityType<E, I> type, List<CustomerId> same) {
        boolean changed = false;
        try (Stream<E> found = records.stream(type, same)) {
            Iterator<E> entities = found.iterator();
            while (entities.hasNext()) {
                List<I> some = new ArrayList<>();
                while (entities.hasNext() && some.size() < AT_ONCE) {
                    some.add(type.idOf(entities.next()));
                }
                changed |= crm.compute(unit -> {
                    if (activeHolds(same).stream().anyMatch(hold -> hold.covers(type))) { // one may be placed meanwhile
                        return false;
                    }
                    boolean any = false;
                    for (I one : some) {
                        any |= change(unit, id, type, one);
                    }
                    return any;
                });
            }
        }
        return changed;
    }

    private Tombstone end(TombstoneId id, List<CustomerId> same) {
        boolean held = records.types().stream()
                .filter(type -> !(type.erasureRule() instanceof ErasureRule.Keep<?>))
                .anyMatch(type -> activeHolds(same).stream().anyMatch(hold -> hold.covers(type))
                        && records.count(type, same) > 0);
        Instant now = crm.now();
        return crm.compute(unit -> {
            Tombstone.State state = held ? Tombstone.State.HELD : Tombstone.State.COMPLETED;
            Tombstone before = unit.get(Tombstone.TYPE, id);
            if (before.state() == state) {
                return before;
            }
            Tombstone done =
                    unit.update(Tombstone.TYPE, id, one -> one.as(state, held ? Optional.empty() : Optional.of(now)));
            audit.append(unit, AuditRecord.of("erasure", fact(id, state), summary(done)));
            return done;
        });
    }

    private static String fact(TombstoneId id, Tombstone.State state) {
        return URLEncoder.encode(id.value(), StandardCharsets.UTF_8) + "/" + state;
    }

    private static String summary(Tombstone tombstone) {
        return Tombstone.TYPE.codec().encode(tombstone);
    }

    /** Returns the tombstone of a customer; empty if nobody erased it. */
    public Optional<Tombstone> find(CustomerId customer) {
        return crm.repository(Tombstone.TYPE).find(new TombstoneId(customer.value()));
    }

    /**
     * Goes on with erasures that were interrupted, and with those whose legal holds are all released.
     *
     * @param limit how many at most, 1 to 1,000
     * @return the tombstones by customer, of those that it touched
     */
    public Map<CustomerId, Tombstone> tick(int limit) {
        Map<CustomerId, Tombstone> touched = new LinkedHashMap<>();
        List<Tombstone> due = new ArrayList<>(crm.repository(Tombstone.TYPE)
                .page(inState(Tombstone.State.RUNNING), PageRequest.ofSize(limit))
                .items());
        try (Stream<Tombstone> held = crm.repository(Tombstone.TYPE).stream(inState(Tombstone.State.HELD))) {
            held.filter(tombstone ->
                            activeHolds(records.sameAs(customer(tombstone))).isEmpty())
                    .limit(limit - due.size())
                    .forEach(due::add);
        }
        due.forEach(one -> touched.put(customer(one), erase(customer(one), one.reason())));
        return touched;
    }

    private static Query<Tombstone> inState(Tombstone.State state) {
        return Query.by(Tombstone.BY_STATE).equal(Tombstone.STATE, state);
    }

    private static CustomerId customer(Tombstone tombstone) {
        return new CustomerId(tombstone.id().value());
    }
}
