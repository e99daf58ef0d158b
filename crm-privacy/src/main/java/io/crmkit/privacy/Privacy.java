package io.crmkit.privacy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.ContactAnswer;
import io.crmkit.core.gate.ContactGate;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.imports.Imports;
import io.crmkit.core.merge.MergeParticipant;
import io.crmkit.core.merge.Merges;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.privacy.audit.AuditLog;
import io.crmkit.privacy.breach.Breaches;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.ConsentScope;
import io.crmkit.privacy.consent.ConsentState;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.decision.Decision;
import io.crmkit.privacy.decision.DecisionEngine;
import io.crmkit.privacy.decision.FrequencyCap;
import io.crmkit.privacy.disclosure.DisclosureLog;
import io.crmkit.privacy.erasure.Erasure;
import io.crmkit.privacy.hold.LegalHolds;
import io.crmkit.privacy.notice.Notices;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.pack.ReasonCode;
import io.crmkit.privacy.purpose.Purposes;
import io.crmkit.privacy.receipt.ConsentReceipts;
import io.crmkit.privacy.request.RequestPolicy;
import io.crmkit.privacy.request.SubjectRequests;
import io.crmkit.privacy.retention.Retention;
import io.crmkit.privacy.retention.RetentionSchedule;
import io.crmkit.privacy.suppression.SuppressionList;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

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
    private final Crm crm;
    private final Purposes purposes;
    private final DecisionEngine engine;
    private final FrequencyCap[] caps;
    private final ConsentRecorder recorder;
    private final Subjects subjects;
    private final Optional<Protection> protection;
    private final Duration allowedSkew;

    private Privacy(Builder builder) {
        this.crm = builder.crm;
        this.purposes = builder.purposes;
        this.caps = builder.caps.toArray(FrequencyCap[]::new);
        this.engine = DecisionEngine.of(builder.packs, builder.purposes).withCaps(caps);
        this.protection = builder.safeguards.map(safeguards -> new Protection(builder.crm, safeguards));
        this.subjects = new Subjects(builder.crm, builder.history, protection.map(Protection::suppressions));
        this.allowedSkew = builder.allowedSkew;
        this.recorder = new ConsentRecorder(builder.crm, builder.purposes, builder.allowedSkew, protection);
    }

    /** Starts on a CRM. Without packs, every contact is denied. */
    public static Builder on(Crm crm) {
        return new Builder(crm);
    }

    /**
     * Appends events to the consent log of a customer, all or none. An event that is recorded already, by its id, is left as it
     * is, so the same call may come twice. {@code recordedAt} becomes the time of the clock of the CRM, whatever the event says. If
     * that clock went back behind a recorded consent, a stop is recorded a second time, as of that consent, so that it is not lifted.
     *
     * @return the events as they are recorded
     * @throws InvalidInputException if a purpose is not registered, an event happens further in the future than clocks may
     *     differ, is the link of a merge, or is a correction that names no event of the customer; nothing was recorded
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
        return recorder.record(unit, customer, List.of(events));
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

    /**
     * Returns the requests of data subjects.
     *
     * @throws IllegalStateException if the builder got no safeguards
     */
    public SubjectRequests requests(RequestPolicy policy) {
        return SubjectRequests.of(crm, purposes, new RecordedConsents(this), erasure(), audit(), policy);
    }

    /** Returns the legal holds. */
    public LegalHolds holds() {
        return LegalHolds.of(crm);
    }

    /**
     * Returns the retention of records by these schedules.
     *
     * @throws InvalidInputException if a rule names a type, attribute or purpose that there is not, or cannot be applied to a type
     * @throws IllegalStateException if the builder got no safeguards
     */
    public Retention retention(RetentionSchedule... schedules) {
        return Retention.of(crm, purposes, erasure(), audit(), List.of(schedules));
    }

    /**
     * Returns the breaches of personal data.
     *
     * @throws IllegalStateException if the builder got no safeguards
     */
    public Breaches breaches() {
        return Breaches.of(crm, audit());
    }

    /** Returns who received whose data. */
    public DisclosureLog disclosures() {
        return DisclosureLog.of(crm);
    }

    /** Returns the privacy notices and who was told. */
    public Notices notices() {
        return Notices.of(crm);
    }

    private Protection protection() {
        return protection.orElseThrow(() -> new IllegalStateException("name the safeguards in the builder of Privacy"));
    }

    /**
     * Returns the consent log of a customer, of merged ones the union; empty if nothing was recorded.
     *
     * @throws io.crmkit.store.StoreException if the store failed
     */
    public ConsentLog log(CustomerId customer) {
        return new MergedLogs(crm).read(customer, Instant.MAX);
    }

    /**
     * Returns where a consent stands now.
     *
     * @throws InvalidInputException if the purpose is not registered
     * @throws io.crmkit.store.StoreException if the store failed
     */
    public ConsentState state(CustomerId customer, ConsentScope scope) {
        Instant now = crm.now();
        return Subjects.asRead(log(customer), now).state(scope, purposes, now);
    }

    /**
     * Returns where a consent stood at {@code effective} for somebody who knew at {@code known} what was recorded until then.
     *
     * @throws InvalidInputException if the purpose is not registered
     * @throws io.crmkit.store.StoreException if the store failed
     */
    public ConsentState state(CustomerId customer, ConsentScope scope, Instant effective, Instant known) {
        return new MergedLogs(crm).read(customer, known).state(scope, purposes, effective, known);
    }

    /**
     * Decides one contact. What the request leaves out is taken from the record of the customer, as far as it is there:
     * jurisdiction, time zone, whether the person has died, and with safeguards whether
     * an address of the customer on that channel is on the suppression list. If the store fails, the answer is no, with
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
        return subjects.read(requests).stream()
                .map(one -> one.decide(engine, now))
                .toList();
    }

    /**
     * Decides for a whole audience, such as that of a campaign, at one moment of the clock. Keeps nobody in memory, so the audience
     * may be as large as a stream can be.
     *
     * @param audience who; such as {@code crm.customers().stream(...)}
     * @param question what is asked about a customer
     * @param each gets every decision, in the order of the audience
     * @return how many got each answer, and for which primary reason
     * @throws InvalidInputException if a purpose is not registered, a fact is read by no pack, or a question is about another customer
     */
    public AudienceCount decide(
            Stream<Customer> audience, Function<Customer, ContactRequest> question, Consumer<Decision> each) {
        Instant now = crm.now();
        AudienceCount.Tally tally = new AudienceCount.Tally();
        audience.forEach(customer -> {
            Decision decision =
                    subjects.read(question.apply(customer), customer).decide(engine, now);
            tally.add(decision);
            each.accept(decision);
        });
        return tally.count();
    }

    /** Returns what would change with other packs. */
    public Simulation simulate(LawPacks other) {
        return new Simulation(
                subjects, engine, DecisionEngine.of(other, purposes).withCaps(caps), List.of());
    }

    /**
     * Returns what would change if these events were recorded too, for whomever is asked about. An event that is recorded of somebody
     * already, with the same contents, changes nothing; with other contents, the simulation of that customer throws.
     *
     * @throws InvalidInputException if one could not be recorded, as {@link #record}
     */
    public Simulation simulate(PermissionEvent... more) {
        Instant now = crm.now();
        List.of(more).forEach(event -> recorder.check(event, now));
        return new Simulation(subjects, engine, engine, List.of(more));
    }

    /**
     * Returns the merges of customers with their consents: what {@code crm.merges()} does, and with safeguards every link of two
     * consent logs is in the audit log too. Refused while a legal hold covers one of the two, unless a person decides.
     */
    public Merges merges() {
        return crm.merges().with(merging());
    }

    /**
     * Returns the imports of files with what they say about consents: {@code crm.imports()} for mappings with
     * {@link io.crmkit.core.imports.ConsentColumn columns of consents}. Events have the origin IMPORT. A no is a stop. A yes is recorded
     * only where nothing was said before, counts only with evidence and notice version, and lifts no stop. What a row says is stored
     * together with its record or not at all. Taking a run back corrects what it permitted; stops stay.
     */
    public Imports imports() {
        return crm.imports()
                .with(new ImportedConsents(
                        crm,
                        purposes,
                        recorder,
                        rehearsal -> new ConsentRecorder(rehearsal, purposes, allowedSkew, Optional.empty())));
    }

    /** Returns what this part of a CRM contributes to every merge; {@link #merges()} has it already. */
    public MergeParticipant merging() {
        return new ConsentMerging(crm, new ConsentMerge(crm, recorder), protection.isPresent());
    }

    /**
     * Makes the consent logs of two customers one, as part of the unit of work that merges them. Every event stays with the
     * record that it was said to: a stop of one of them is a stop, and what the other one permitted does not lift it, however late.
     * What the customer says from now on, to whichever of the two, speaks for both. Merges may come in any order and grouping, and
     * more than once. Only for hosts that merge records in their own way; {@link #merges()} does both.
     *
     * @param id names the merge; the same id is recorded once
     * @throws InvalidInputException if the two are the same
     */
    public void merge(UnitOfWork unit, String id, CustomerId survivor, CustomerId merged) {
        new ConsentMerge(crm, recorder).merge(unit, id, survivor, merged);
    }

    /**
     * Takes a merge back. Each log is what it was before. Of what was said to both since: stops hold for both, and a consent goes
     * with its contact point, or stays where it was recorded if it names none.
     *
     * @param id names the taking back; the same id is recorded once
     * @throws InvalidInputException if the two were not merged
     */
    public void unmerge(UnitOfWork unit, String id, CustomerId survivor, CustomerId merged) {
        new ConsentMerge(crm, recorder).unmerge(unit, id, survivor, merged);
    }

    /**
     * Returns double opt-in.
     *
     * @param random the source of the tokens
     * @param life how long a token lives, at most 366 days
     * @throws InvalidInputException if {@code life} is not above zero, or longer
     */
    public DoubleOptIn doubleOptIn(SecureRandom random, Duration life) {
        return new DoubleOptIn(crm, recorder, purposes, random, life);
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

    /** Collects what a {@link Privacy} needs; only the CRM is required. */
    public static final class Builder {
        private final Crm crm;
        private LawPacks packs = LawPacks.of();
        private Purposes purposes = Purposes.standard();
        private Duration allowedSkew = Duration.ofMinutes(5);
        private List<FrequencyCap> caps = List.of();
        private Optional<ContactHistory> history = Optional.empty();
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

        /** Sets how often the business wants to contact a customer at most; needs a {@link #history}. No cap without it. */
        public Builder caps(FrequencyCap... frequencyCaps) {
            this.caps = List.of(frequencyCaps);
            return this;
        }

        /** Sets who knows of past contacts; without it, a cap denies unless the request says what the contacts were. */
        public Builder history(ContactHistory contacts) {
            this.history = Optional.of(contacts);
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
