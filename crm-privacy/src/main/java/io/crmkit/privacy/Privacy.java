package io.crmkit.privacy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.CrmException;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.ContactAnswer;
import io.crmkit.core.gate.ContactGate;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.privacy.audit.AuditLog;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.ConsentScope;
import io.crmkit.privacy.consent.ConsentState;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.decision.Decision;
import io.crmkit.privacy.decision.DecisionEngine;
import io.crmkit.privacy.erasure.Erasure;
import io.crmkit.privacy.hold.LegalHolds;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.pack.ReasonCode;
import io.crmkit.privacy.purpose.Purposes;
import io.crmkit.privacy.receipt.ConsentReceipts;
import io.crmkit.privacy.suppression.SuppressionList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what customers permit and forbid, and answers whether one may be contacted. Holds no state but the CRM; safe for
 * many threads.
 *
 * <pre>{@code
 * Privacy privacy = Privacy.on(crm).packs(LawPacks.bundled()).build();
 * Decision d = privacy.decide(ContactRequest.of(ada.id(), Channel.EMAIL, Purpose.MARKETING));
 * if (!d.permitted()) log.info("{}", d.explanation());
 * }</pre>
 */
public final class Privacy {
    private static final Logger LOG = LoggerFactory.getLogger(Privacy.class);
    private static final int CUSTOMERS_AT_ONCE = 500;

    private final Crm crm;
    private final Purposes purposes;
    private final DecisionEngine engine;
    private final ConsentRecorder recorder;
    private final Optional<Protection> protection;

    private Privacy(Builder builder) {
        this.crm = builder.crm;
        this.purposes = builder.purposes;
        this.engine = DecisionEngine.of(builder.packs, builder.purposes);
        this.recorder = new ConsentRecorder(builder.crm, builder.purposes, builder.allowedSkew);
        this.protection = builder.safeguards.map(safeguards -> new Protection(builder.crm, safeguards));
    }

    /** Starts on a CRM. Without packs, every contact is denied. */
    public static Builder on(Crm crm) {
        return new Builder(crm);
    }

    /**
     * Appends events to the consent log of a customer, all or none. An event that is recorded already, by its id, is left as it
     * is, so the same call may come twice. {@code recordedAt} becomes the time of the clock of the CRM, whatever the event says.
     *
     * @return the events as they are recorded
     * @throws InvalidInputException if a purpose is not registered, an event happens further in the future than clocks may
     *     differ, or a correction names no event of the customer; nothing was recorded
     * @throws DuplicateException if an id is recorded with other contents; nothing was recorded
     * @throws io.crmkit.store.StoreException if the store failed; see {@link Crm#work}
     */
    public List<PermissionEvent> record(CustomerId customer, PermissionEvent... events) {
        return crm.compute(unit -> record(unit, customer, events));
    }

    /**
     * Appends events as part of a unit of work, so that they are recorded together with its other changes or not at all; otherwise
     * like {@link #record(CustomerId, PermissionEvent...)}. Call it once for each customer and unit.
     */
    public List<PermissionEvent> record(UnitOfWork unit, CustomerId customer, PermissionEvent... events) {
        List<PermissionEvent> recorded = recorder.record(unit, customer, List.of(events));
        protection.ifPresent(log -> recorded.forEach(event -> log.log(unit, customer, event)));
        return recorded;
    }

    /**
     * Returns the audit log, to which every recorded event is appended.
     *
     * @throws IllegalStateException if the builder got no safeguards
     */
    public AuditLog audit() {
        return protection().audit();
    }

    /**
     * Returns the list of addresses that must not be contacted.
     *
     * @throws IllegalStateException if the builder got no safeguards
     */
    public SuppressionList suppressions() {
        return protection().suppressions();
    }

    /**
     * Returns the erasure of persons.
     *
     * @throws IllegalStateException if the builder got no safeguards
     */
    public Erasure erasure() {
        return protection().erasure();
    }

    /**
     * Returns the receipts of recorded consents.
     *
     * @throws IllegalStateException if the builder got no safeguards
     */
    public ConsentReceipts receipts() {
        return ConsentReceipts.of(crm, audit());
    }

    /** Returns the legal holds. */
    public LegalHolds holds() {
        return LegalHolds.of(crm);
    }

    private Protection protection() {
        return protection.orElseThrow(() -> new IllegalStateException("name the safeguards in the builder of Privacy"));
    }

    /**
     * Returns the consent log of a customer; empty if nothing was recorded.
     *
     * @throws io.crmkit.store.StoreException if the store failed
     */
    public ConsentLog log(CustomerId customer) {
        return ConsentLog.of(crm.log(ConsentRecorder.LOG).read(customer).events());
    }

    /**
     * Returns where a consent stands now.
     *
     * @throws InvalidInputException if the purpose is not registered
     * @throws io.crmkit.store.StoreException if the store failed
     */
    public ConsentState state(CustomerId customer, ConsentScope scope) {
        Instant now = crm.now();
        return asRead(log(customer), now).state(scope, purposes, now);
    }

    /**
     * Returns where a consent stood at {@code effective} for somebody who knew at {@code known} what was recorded until then.
     *
     * @throws InvalidInputException if the purpose is not registered
     * @throws io.crmkit.store.StoreException if the store failed
     */
    public ConsentState state(CustomerId customer, ConsentScope scope, Instant effective, Instant known) {
        return log(customer).state(scope, purposes, effective, known);
    }

    /**
     * Decides one contact. What the request leaves out is taken from the record of the customer, as far as it is there:
     * jurisdiction, time zone, whether the person has died. If the store fails, the answer is no, with
     * {@link ReasonCode#STORE_ERROR}.
     *
     * @throws InvalidInputException if the purpose is not registered, or a fact is read by no pack
     */
    public Decision decide(ContactRequest request) {
        return decide(List.of(request)).get(0);
    }

    /**
     * Decides many contacts, such as the audience of a campaign, at one moment of the clock; reads each customer once.
     *
     * @return the decisions in the order of the requests
     * @throws InvalidInputException if a purpose is not registered, or a fact is read by no pack; nothing was decided
     */
    public List<Decision> decide(Collection<ContactRequest> requests) {
        requests.forEach(engine::check);
        Instant now = crm.now();
        Map<CustomerId, Optional<Customer>> customers = customers(requests);
        Map<CustomerId, Optional<ConsentLog>> logs = new HashMap<>();
        List<Decision> decisions = new ArrayList<>();
        for (ContactRequest request : requests) {
            CustomerId id = request.customer();
            Optional<ConsentLog> log = logs.computeIfAbsent(id, this::readableLog);
            Optional<Customer> customer = customers.get(id);
            decisions.add(
                    log.isEmpty() || customer == null
                            ? Decision.storeFailed(request, now)
                            : decide(request, customer, log.get(), now));
        }
        return List.copyOf(decisions);
    }

    private Decision decide(ContactRequest request, Optional<Customer> customer, ConsentLog log, Instant now) {
        ContactRequest completed =
                customer.map(known -> KnownCustomer.complete(request, known)).orElse(request);
        boolean live = request.knownAt().isEmpty() && !request.at().orElse(now).isBefore(now);
        return engine.decide(completed, live ? asRead(log, now) : log, now);
    }

    /**
     * Returns the port that other modules ask. It answers like {@link #decide(ContactRequest)} and throws like it.
     */
    public ContactGate gate() {
        return (customer, channel, purpose, at) -> {
            Decision decision = decide(
                    ContactRequest.builder(customer, channel, purpose).at(at).build());
            return new ContactAnswer(
                    decision.permitted(),
                    decision.codes().stream().map(ReasonCode::key).toList(),
                    decision.validUntil());
        };
    }

    /** A stop that can be read has been recorded by now, even if the clock that stamped it is ahead of ours. */
    private static ConsentLog asRead(ConsentLog log, Instant now) {
        if (log.events().stream().noneMatch(event -> ahead(event, now))) {
            return log;
        }
        return ConsentLog.of(log.events().stream()
                .map(event -> ahead(event, now) ? event.withRecordedAt(now) : event)
                .toList());
    }

    private static boolean ahead(PermissionEvent event, Instant now) {
        return event.type().stops() && event.countsFrom().isAfter(now);
    }

    /** Returns who is there, and for whom the store says that nobody is; leaves out those it could not be asked for. */
    private Map<CustomerId, Optional<Customer>> customers(Collection<ContactRequest> requests) {
        Set<CustomerId> ids = new LinkedHashSet<>();
        requests.forEach(request -> ids.add(request.customer()));
        Map<CustomerId, Optional<Customer>> customers = new HashMap<>();
        List<CustomerId> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += CUSTOMERS_AT_ONCE) {
            List<CustomerId> some = all.subList(from, Math.min(all.size(), from + CUSTOMERS_AT_ONCE));
            try {
                List<Customer> found = crm.repository(Customer.TYPE).findAll(some);
                some.forEach(id -> customers.put(id, Optional.empty()));
                found.forEach(customer -> customers.put(customer.id(), Optional.of(customer)));
            } catch (CrmException failed) {
                LOG.warn("customers could not be read, so contacts are denied", failed);
            }
        }
        return customers;
    }

    private Optional<ConsentLog> readableLog(CustomerId customer) {
        try {
            return Optional.of(log(customer));
        } catch (CrmException failed) {
            LOG.warn("the consent log of customer {} could not be read, so contacts are denied", customer, failed);
            return Optional.empty();
        }
    }

    /** Collects what a {@link Privacy} needs; only the CRM is required. */
    public static final class Builder {
        private final Crm crm;
        private LawPacks packs = LawPacks.of();
        private Purposes purposes = Purposes.standard();
        private Duration allowedSkew = Duration.ofMinutes(5);
        private Optional<Safeguards> safeguards = Optional.empty();

        private Builder(Crm crm) {
            this.crm = Objects.requireNonNull(crm, "crm");
        }

        /** Sets the packs; none without it. */
        public Builder packs(LawPacks lawPacks) {
            this.packs = Objects.requireNonNull(lawPacks, "lawPacks");
            return this;
        }

        /** Sets the purposes; {@link Purposes#standard()} without it. */
        public Builder purposes(Purposes registered) {
            this.purposes = Objects.requireNonNull(registered, "registered");
            return this;
        }

        /**
         * Sets how far in the future an event may happen, because clocks differ; five minutes without it.
         *
         * @throws InvalidInputException if it is negative
         */
        public Builder allowedSkew(Duration skew) {
            if (skew.isNegative()) {
                throw new InvalidInputException("allowedSkew", "must not be negative");
            }
            this.allowedSkew = skew;
            return this;
        }

        /** Sets the secrets that audit log, erasure and suppression need; without them there are none of these. */
        public Builder safeguards(Safeguards secrets) {
            this.safeguards = Optional.of(secrets);
            return this;
        }

        /** Returns it. */
        public Privacy build() {
            return new Privacy(this);
        }
    }
}
