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
import io.crmkit.privacy.input.InputRules;
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
        return same.stream()
                .flatMap(one -> holds.active(one).stream())
                .distinct()
                .toList();
    }

    /**
     * Erases a person and everyone who was merged into that record. Erasing again is harmless: it goes on, or finds nothing to do.
     *
     * @param reason why, such as the id of the request; kept for ever, so a code and nothing personal: letters, digits and
     *     {@code . _ : -}, 1 to 120
     * @return what was done; HELD if a legal hold keeps a part
     * @throws NotFoundException if there is no such customer
     * @throws InvalidInputException if the reason has another form; nothing was changed. If the customer was merged into another: erase that
     *     one. If a record that would be removed is named by one that stays: what was done stays done, the tombstone is RUNNING
     * @throws io.crmkit.store.StoreException if the store failed; what was done stays done, repeat it
     */
    public Tombstone erase(CustomerId customer, String reason) {
        InputRules.code(reason, "erasure.reason");
        return eraseOrGoOn(customer, reason);
    }

    /** Erases for a reason of today, or goes on with one that an older version took in another form. */
    private Tombstone eraseOrGoOn(CustomerId customer, String reason) {
        TombstoneId id = new TombstoneId(customer.value());
        crm.work(unit -> {
            if (unit.get(Customer.TYPE, customer).mergedInto().isPresent()) {
                throw new InvalidInputException("customer", "was merged into another, which is the one to erase");
            }
            unit.addIfAbsent(Tombstone.begun(id, reason, crm.now()));
        });
        List<CustomerId> same =
                records.sameAs(customer); // stays so: whoever has a tombstone is neither merged nor parted
        begin(id, same);
        Pass last = pass(id, same);
        for (int passes = 1; last.changed() && passes < PASSES; passes++) {
            last = pass(id, same);
        }
        return end(id, last);
    }

    /** Returns whether an erasure of a customer has begun, as a reason against making it one with another or parting it. */
    public static boolean begun(UnitOfWork unit, CustomerId customer) {
        return unit.find(Tombstone.TYPE, new TombstoneId(customer.value())).isPresent();
    }

    /** Destroys the keys, suppresses the addresses and redacts the customers, in one atomic step. */
    private void begin(TombstoneId id, List<CustomerId> same) {
        crm.work(unit -> {
            List<LegalHold> active = holds.active(unit, same);
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

    /** What a pass through the records found: whether it changed one, and whether it left one out because of a hold. */
    private record Pass(boolean changed, boolean held) {
        Pass and(Pass other) {
            return new Pass(changed || other.changed, held || other.held);
        }
    }

    /** Applies the rules to every record that is not held. */
    private Pass pass(TombstoneId id, List<CustomerId> same) {
        Pass sum = new Pass(false, false);
        for (EntityType<?, ?> type : records.types()) {
            if (!(type.erasureRule() instanceof ErasureRule.Keep<?>)) {
                sum = sum.and(pass(id, type, same));
            }
        }
        return sum;
    }

    private <E, I extends Id> Pass pass(TombstoneId id, EntityType<E, I> type, List<CustomerId> same) {
        Pass sum = new Pass(false, false);
        try (Stream<E> found = records.stream(type, same)) {
            Iterator<E> entities = found.iterator();
            while (entities.hasNext()) {
                List<I> some = new ArrayList<>();
                while (entities.hasNext() && some.size() < AT_ONCE) {
                    some.add(type.idOf(entities.next()));
                }
                sum = sum.and(crm.compute(unit -> {
                    if (holds.active(unit, same).stream().anyMatch(hold -> hold.covers(type))) {
                        return new Pass(false, true);
                    }
                    boolean any = false;
                    for (I one : some) {
                        any |= change(unit, id, type, one);
                    }
                    return new Pass(any, false);
                }));
            }
        }
        return sum;
    }

    private Tombstone end(TombstoneId id, Pass last) {
        Tombstone.State state = last.changed()
                ? Tombstone.State.RUNNING // others still write; the next tick goes on
                : last.held() ? Tombstone.State.HELD : Tombstone.State.COMPLETED;
        Instant now = crm.now();
        return crm.compute(unit -> {
            Tombstone before = unit.get(Tombstone.TYPE, id);
            if (before.state() == state) {
                return before;
            }
            Optional<Instant> completed = Optional.of(now).filter(at -> state == Tombstone.State.COMPLETED);
            Tombstone done = unit.update(Tombstone.TYPE, id, one -> one.as(state, completed));
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
        due.forEach(one -> touched.put(customer(one), eraseOrGoOn(customer(one), one.reason())));
        return touched;
    }

    private static Query<Tombstone> inState(Tombstone.State state) {
        return Query.by(Tombstone.BY_STATE).equal(Tombstone.STATE, state);
    }

    private static CustomerId customer(Tombstone tombstone) {
        return new CustomerId(tombstone.id().value());
    }
}
