package io.crmkit.privacy.suppression;

import io.crmkit.core.Crm;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses of a tenant that must not be contacted. Ask it before an import, a merge or a synchronisation brings an address back,
 * and before every contact. Safe for many threads.
 */
public final class SuppressionList {
    private static final int AT_ONCE = 500;

    private final Crm crm;
    private final SuppressionKeys keys;

    private SuppressionList(Crm crm, SuppressionKeys keys) {
        this.crm = Objects.requireNonNull(crm, "crm");
        this.keys = Objects.requireNonNull(keys, "keys");
    }

    /** Returns the list of the tenant of a CRM. */
    public static SuppressionList of(Crm crm, SuppressionKeys keys) {
        return new SuppressionList(crm, keys);
    }

    /** Puts an address on the list; one that is there stays as it is. */
    public void suppress(ContactAddress address, Suppression.Reason reason) {
        crm.work(unit -> suppress(unit, address, reason));
    }

    /**
     * Puts an address on the list as part of a unit of work; one that is there stays as it is, one that was lifted holds again.
     *
     * @return whether it is new, or holds again
     */
    public boolean suppress(UnitOfWork unit, ContactAddress address, Suppression.Reason reason) {
        Map<String, SuppressionId> ids = keys.ids(crm.tenant(), address);
        if (unit.findAll(Suppression.TYPE, ids.values()).stream().anyMatch(SuppressionList::holds)) {
            return false;
        }
        SuppressionId id = Objects.requireNonNull(ids.get(keys.current()));
        Suppression entry = new Suppression(id, address.kind(), reason, crm.now(), Optional.empty());
        if (!unit.addIfAbsent(entry).created()) {
            unit.update(Suppression.TYPE, id, lifted -> entry);
        }
        return true;
    }

    private static boolean holds(Suppression entry) {
        return entry.liftedBy().isEmpty();
    }

    /** Returns why an address must not be contacted; empty if it is not on the list. */
    public Optional<Suppression> find(ContactAddress address) {
        return crm
                .repository(Suppression.TYPE)
                .findAll(keys.ids(crm.tenant(), address).values())
                .stream()
                .filter(SuppressionList::holds)
                .findFirst();
    }

    /** Returns those of many addresses that must not be contacted, such as of an import; reads the store once for 500. */
    public Set<ContactAddress> suppressed(Collection<ContactAddress> addresses) {
        Set<ContactAddress> suppressed = new HashSet<>();
        List<ContactAddress> all = List.copyOf(addresses);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            Map<SuppressionId, ContactAddress> byId = new HashMap<>();
            for (ContactAddress address : all.subList(from, Math.min(all.size(), from + AT_ONCE))) {
                keys.ids(crm.tenant(), address).values().forEach(id -> byId.put(id, address));
            }
            List<SuppressionId> ids = new ArrayList<>(byId.keySet());
            crm.repository(Suppression.TYPE).findAll(ids).stream()
                    .filter(SuppressionList::holds)
                    .forEach(entry -> suppressed.add(Objects.requireNonNull(byId.get(entry.id()))));
        }
        return suppressed;
    }

    /**
     * Lifts the suppression of an address because the person wants to be contacted again. The entry stays and names the consent.
     *
     * @param grant a consent that the person, or a guardian, gave after the suppression, with evidence and notice version
     * @return whether there was one
     * @throws InvalidInputException if the consent is no such consent; nothing was changed
     */
    public boolean lift(ContactAddress address, PermissionEvent grant) {
        return crm.compute(unit -> {
            boolean lifted = false;
            for (SuppressionId id : keys.ids(crm.tenant(), address).values()) {
                Optional<Suppression> entry = unit.find(Suppression.TYPE, id).filter(SuppressionList::holds);
                if (entry.isPresent()) {
                    check(grant, entry.get());
                    unit.update(
                            Suppression.TYPE,
                            id,
                            old -> new Suppression(
                                    id,
                                    old.kind(),
                                    old.reason(),
                                    old.since(),
                                    Optional.of(grant.id().value())));
                    lifted = true;
                }
            }
            return lifted;
        });
    }

    private static void check(PermissionEvent grant, Suppression entry) {
        boolean consent = grant.type() == PermissionType.GRANTED || grant.type() == PermissionType.CONFIRMED;
        if (!consent || !grant.origin().liftsStops() || !grant.proven()) {
            throw new InvalidInputException("grant", "must be a proven consent of the person or a guardian");
        }
        if (!grant.effectiveAt().isAfter(entry.since())) {
            throw new InvalidInputException("grant", "must have been given after the suppression");
        }
    }
}
