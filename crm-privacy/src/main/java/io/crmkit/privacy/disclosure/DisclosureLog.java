package io.crmkit.privacy.disclosure;

import io.crmkit.core.Crm;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The disclosures of a tenant. What is recorded is not changed. Safe for many threads. */
public final class DisclosureLog {
    private final Crm crm;

    private DisclosureLog(Crm crm) {
        this.crm = Objects.requireNonNull(crm, "crm");
    }

    /** Returns the log of the tenant of a CRM. */
    public static DisclosureLog of(Crm crm) {
        return new DisclosureLog(crm);
    }

    /**
     * Records a disclosure; the same one again changes nothing.
     *
     * @return it as it is recorded
     * @throws DuplicateException if its id is recorded with other contents
     * @throws io.crmkit.core.error.InvalidInputException if there is no such customer
     */
    public Disclosure record(Disclosure disclosure) {
        return crm.compute(unit -> record(unit, disclosure));
    }

    /** Records a disclosure as part of a unit of work; otherwise like {@link #record(Disclosure)}. */
    public Disclosure record(UnitOfWork unit, Disclosure disclosure) {
        Disclosure stored = unit.addIfAbsent(disclosure).entity();
        boolean anyTime = disclosure.at().equals(EntityType.WHEN_ADDED);
        Disclosure same = anyTime ? disclosure.withAt(stored.at()) : disclosure;
        if (!stored.equals(same)) {
            throw new DuplicateException(
                    Disclosure.TYPE.name(), "id", disclosure.id().value());
        }
        return stored;
    }

    /** Returns what was disclosed of a customer, the oldest first; read in pages, close the stream. */
    public Stream<Disclosure> of(CustomerId customer) {
        return crm.repository(Disclosure.TYPE).stream(
                Query.by(Disclosure.BY_CUSTOMER).equal(Disclosure.CUSTOMER, customer));
    }

    /**
     * Returns what a recipient received in {@code [from, to)}, the oldest first; read in pages, close the stream.
     */
    public Stream<Disclosure> to(String recipient, Instant from, Instant to) {
        return crm.repository(Disclosure.TYPE).stream(Query.by(Disclosure.BY_RECIPIENT)
                .equal(Disclosure.RECIPIENT, recipient)
                .from(Disclosure.AT, from)
                .below(Disclosure.AT, to));
    }

    /**
     * Returns who received data of a customer, by recipient: whom a person may ask about (GDPR art. 15(1)(c)), and who has to be told
     * of a rectification, erasure or restriction (art. 19).
     */
    public List<DisclosedTo> recipients(CustomerId customer) {
        Map<String, DisclosedTo> byRecipient = new TreeMap<>();
        try (Stream<Disclosure> all = of(customer)) {
            all.forEach(one -> byRecipient.merge(one.recipient(), DisclosedTo.of(one), DisclosedTo::and));
        }
        return List.copyOf(byRecipient.values());
    }
}
