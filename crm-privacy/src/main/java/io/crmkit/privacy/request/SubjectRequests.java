package io.crmkit.privacy.request;

import io.crmkit.core.Crm;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Repository;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.privacy.audit.AuditLog;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.deadline.Deadline;
import io.crmkit.privacy.erasure.Erasure;
import io.crmkit.privacy.erasure.Tombstone;
import io.crmkit.privacy.input.InputRules;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Handles the requests of data subjects from receipt to answer. Every command stores the request, its journal and an entry of the
 * audit log in one step; what is refused changes nothing. {@code Privacy.requests} gives one. Holds no state; safe for many threads.
 *
 * <p>Nothing here contacts anybody: {@link #acknowledge}, {@link #extend} and {@link #refuse} record that the host told the person,
 * and {@link #settleNotice} that it told a recipient. Nothing here runs by itself: the host calls {@link #tick}.
 *
 * <p>A stop (objection, opt-out of sale, withdrawal) is recorded in the consent log together with the receipt, or as soon as it is known
 * whose it is, and stays whatever becomes of the request; a restriction when the identity is established.
 */
public final class SubjectRequests {
    private final Crm crm;
    private final Purposes purposes;
    private final ConsentLedger ledger;
    private final Erasure erasure;
    private final RequestPolicy policy;
    private final RequestJournal journal;
    private final RequestChanges changes;
    private final RequestReminders reminders;
    private final RequestPlanner planner;
    private final SubjectExporter exporter;
    private final Repository<SubjectRequest, SubjectRequestId> requests;

    private SubjectRequests(
            Crm crm, Purposes purposes, ConsentLedger ledger, Erasure erasure, AuditLog audit, RequestPolicy policy) {
        this.crm = Objects.requireNonNull(crm, "crm");
        this.purposes = Objects.requireNonNull(purposes, "purposes");
        this.ledger = Objects.requireNonNull(ledger, "ledger");
        this.erasure = Objects.requireNonNull(erasure, "erasure");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.journal = new RequestJournal(audit);
        this.planner = new RequestPlanner(crm, erasure, policy.keepTerms());
        this.exporter = new SubjectExporter(crm, ledger, audit);
        this.requests = crm.repository(SubjectRequest.TYPE);
        this.changes = new RequestChanges(crm, policy, journal);
        this.reminders = new RequestReminders(requests, changes, policy);
    }

    /** Returns the requests of the tenant of a CRM; {@code Privacy.requests} is the usual way. */
    public static SubjectRequests of(
            Crm crm, Purposes purposes, ConsentLedger ledger, Erasure erasure, AuditLog audit, RequestPolicy policy) {
        return new SubjectRequests(crm, purposes, ledger, erasure, audit, policy);
    }

    /**
     * Takes in a request. The same one may come twice: the second time nothing happens, whatever became of it. A stop of a known
     * customer is recorded in the same step.
     *
     * @return the request as it is stored
     * @throws InvalidInputException if the law or the purpose is not known, or it came in the future; nothing was stored
     * @throws NotFoundException if there is no such customer; nothing was stored
     * @throws DuplicateException if another request has the id; nothing was stored
     */
    public SubjectRequest receive(RequestIntake intake) {
        RequestLaw law = policy.law(intake.law());
        if (intake.receivedAt().filter(at -> at.isAfter(crm.now())).isPresent()) {
            throw new InvalidInputException("requestIntake.receivedAt", "must not lie in the future");
        }
        if (intake.receivedAt().filter(at -> !InputRules.inCalendar(at)).isPresent()) {
            throw new InvalidInputException("requestIntake.receivedAt", InputRules.IN_CALENDAR);
        }
        intake.purpose().ifPresent(purposes::kind);
        return crm.compute(unit -> {
            Optional<SubjectRequest> known = unit.find(SubjectRequest.TYPE, intake.id());
            if (known.isPresent()) {
                return same(known.get(), intake);
            }
            Optional<CustomerId> customer = intake.customer().map(named -> RequestChanges.survivor(unit, named));
            SubjectRequest received = changes.lifecycle(law, intake.type()).received(intake, customer);
            SubjectRequest recorded = intake.type().stops() ? stop(unit, received) : received;
            SubjectRequest stored = unit.addIfAbsent(recorded).entity(); // a race is repeated, not refused
            journal.append(unit, stored, 0);
            return stored;
        });
    }

    private static SubjectRequest same(SubjectRequest known, RequestIntake intake) {
        if (!known.fingerprint().equals(intake.fingerprint())) {
            throw new DuplicateException(
                    SubjectRequest.TYPE.name(), "id", known.id().value());
        }
        return known;
    }

    /** Records what the request stands for in the consent log, if it is known whose it is and it is not there. */
    private SubjectRequest stop(UnitOfWork unit, SubjectRequest request) {
        Optional<PermissionEvent> event = RequestEvents.of(request);
        if (event.isEmpty() || request.customer().isEmpty() || request.has(RequestStepType.STOP_RECORDED)) {
            return request;
        }
        ledger.record(unit, request.customer().get(), event.get());
        return changes.lifecycle(request)
                .step(
                        request.toBuilder(),
                        request,
                        RequestStepType.STOP_RECORDED,
                        event.get().id().value());
    }

    /**
     * Records that the person was told that the request came; a second time nothing happens.
     *
     * @throws RequestNotAllowedException if it is answered
     */
    public SubjectRequest acknowledge(SubjectRequestId id, Channel via) {
        return changes.change(
                id,
                (unit, request) -> request.acknowledgedAt().isPresent()
                        ? request
                        : changes.lifecycle(request).acknowledged(request, via));
    }

    /**
     * Records that the person was asked to prove who they are. The statutory clock starts with the proof, if it was asked for while
     * there was time; the conservative one does not wait.
     *
     * @throws RequestNotAllowedException if it is answered, another question is open, or who asks is established
     */
    public SubjectRequest askForIdentity(SubjectRequestId id) {
        return changes.change(id, (unit, request) -> changes.lifecycle(request).identityAsked(request));
    }

    /**
     * Records who asks. A stop or a restriction of theirs is recorded in the same step.
     *
     * @param evidence the opaque id under which the host keeps the proof; letters, digits and {@code . _ : -}, 1 to 120
     * @throws RequestNotAllowedException if it is answered, a question is open, or who asks is established
     * @throws InvalidInputException if the request names another customer, or the evidence has another form
     * @throws NotFoundException if there is no such customer
     */
    public SubjectRequest verifyIdentity(SubjectRequestId id, CustomerId customer, String evidence) {
        InputRules.code(evidence, "verifyIdentity.evidence");
        return changes.change(id, (unit, request) -> {
            CustomerId who = RequestChanges.survivor(unit, customer);
            Optional<CustomerId> named = request.customer().map(one -> RequestChanges.survivor(unit, one));
            SubjectRequest current = named.map(request::withCustomer).orElse(request);
            return stop(unit, changes.lifecycle(current).identified(current, who, evidence));
        });
    }

    /**
     * Records that the person was asked for information without which the request cannot be answered. The clock stands until
     * {@link #informationReceived}, if the law says so and there was time.
     *
     * @throws RequestNotAllowedException if it is answered, or another question is open
     */
    public SubjectRequest askForInformation(SubjectRequestId id) {
        return changes.change(id, (unit, request) -> changes.lifecycle(request).informationAsked(request));
    }

    /**
     * Records that the person answered {@link #askForInformation}.
     *
     * @throws RequestNotAllowedException if nothing was asked
     */
    public SubjectRequest informationReceived(SubjectRequestId id) {
        return changes.change(id, (unit, request) -> changes.lifecycle(request).informationReceived(request));
    }

    /**
     * Records that the person was told that it takes longer, and why. Once, and in time: told late, it has no effect and is refused.
     *
     * @param toldOn the day on which the person was told, in the place of the law
     * @throws RequestNotAllowedException if it is answered, extended, has one date only, or the person was told too late
     * @throws InvalidInputException if the day does not lie between the receipt and today
     */
    public SubjectRequest extend(SubjectRequestId id, ExtensionGround ground, LocalDate toldOn) {
        return changes.change(id, (unit, request) -> changes.lifecycle(request).extended(request, ground, toldOn));
    }

    /**
     * Records that the person was told that, and why, the request is refused, and where to complain. A stop that it has recorded stays.
     *
     * @throws RequestNotAllowedException if it is answered, may not be refused, or the ground does not fit
     */
    public SubjectRequest refuse(SubjectRequestId id, RefusalGround ground, Channel toldVia) {
        Refusal refusal = new Refusal(ground, toldVia);
        return changes.change(id, (unit, request) -> changes.lifecycle(request).refused(request, refusal, purposes));
    }

    /**
     * Records that another open request of the customer asks for the same.
     *
     * @throws RequestNotAllowedException if it is answered
     * @throws InvalidInputException if the other one is not open or not the same
     */
    public SubjectRequest markDuplicate(SubjectRequestId id, SubjectRequestId of) {
        return changes.change(
                id,
                (unit, request) -> changes.lifecycle(request).duplicate(request, unit.get(SubjectRequest.TYPE, of)));
    }

    /**
     * Returns what completing an erasure would do now to each record, and changes nothing but the journal, which notes the first plan.
     *
     * @throws RequestNotAllowedException if it is no open erasure, or who asks is not established
     */
    public RequestPlan plan(SubjectRequestId id) {
        SubjectRequest ready = changes.change(id, (unit, request) -> {
            requireReady(request, RequestType.ERASURE, "plan");
            return request.has(RequestStepType.PLANNED)
                    ? request
                    : changes.lifecycle(request).step(request.toBuilder(), request, RequestStepType.PLANNED, "");
        });
        CustomerId customer = crm.compute(unit -> RequestChanges.person(unit, ready));
        return planner.plan(id, customer, ledger.log(customer));
    }

    /**
     * Puts together everything about the person (GDPR art. 15): the records of every entity type that names them, those of the host
     * too, the consents with what proves them, purposes, recipients, sources and retention.
     *
     * @throws RequestNotAllowedException if it is no open request of access, or who asks is not established
     * @throws InvalidInputException if the content names an entity type that is not registered
     */
    public SubjectExport access(SubjectRequestId id, AccessContent content) {
        return export(
                id,
                RequestType.ACCESS,
                "access",
                customer -> exporter.access(id, customer, content, policy.recipientsOf(crm, customer)));
    }

    /**
     * Puts together what the person has provided (GDPR art. 20), and nothing else.
     *
     * @throws RequestNotAllowedException if it is no open request of portability, or who asks is not established
     */
    public SubjectExport portability(SubjectRequestId id, ProvidedData provided) {
        return export(
                id, RequestType.PORTABILITY, "portability", customer -> exporter.portability(id, customer, provided));
    }

    /** Makes an export, and notes it when it is there. */
    private SubjectExport export(
            SubjectRequestId id, RequestType type, String command, Function<CustomerId, SubjectExport> make) {
        CustomerId customer = crm.compute(unit -> {
            SubjectRequest request = unit.get(SubjectRequest.TYPE, id);
            requireReady(request, type, command);
            return RequestChanges.person(unit, request);
        });
        SubjectExport export = make.apply(customer);
        changes.change(id, (unit, request) -> {
            requireReady(request, type, command);
            return changes.lifecycle(request).step(request.toBuilder(), request, RequestStepType.EXPORTED, "");
        });
        return export;
    }

    private void requireReady(SubjectRequest request, RequestType type, String command) {
        changes.lifecycle(request).requireType(request, command, type);
        changes.lifecycle(request).requireReady(request, command);
    }

    /**
     * Puts a record of the person right. The journal notes which fields changed and neither the old nor the new value.
     *
     * @param edit gives the changed record
     * @return the record as it is stored
     * @throws RequestNotAllowedException if it is no open rectification, or who asks is not established
     * @throws InvalidInputException if the record is not about the person, its type holds no personal fields, or the edit changes nothing
     *     or whose it is; nothing was stored
     * @throws NotFoundException if there is no such record
     */
    public <E, I extends Id> E rectify(SubjectRequestId id, EntityType<E, I> type, I record, UnaryOperator<E> edit) {
        return crm.compute(unit -> {
            SubjectRequest request = unit.get(SubjectRequest.TYPE, id);
            requireReady(request, RequestType.RECTIFICATION, "rectify");
            Rectification<E, I> rectification = new Rectification<>(type, RequestChanges.person(unit, request));
            E after = rectification.apply(unit, record, edit);
            changes.store(
                    unit,
                    request,
                    changes.lifecycle(request)
                            .step(request.toBuilder(), request, RequestStepType.RECTIFIED, rectification.changed()));
            return after;
        });
    }

    /**
     * Answers a request. An erasure is done now, as the plan says, in steps that a second call goes on with; if a legal hold keeps
     * something, it is fulfilled in part, and another call after the release says so. If others wrote so much meanwhile that something
     * may be left, it is not answered yet, and another call goes on. Of what was changed, its recipients have to be told: see
     * {@link #settleNotice}.
     *
     * @throws RequestNotAllowedException if it is answered, it is not established who asks, or nothing was done: an access or
     *     portability needs an export, a rectification a change, an erasure a plan
     * @throws InvalidInputException if a recipient has another form than {@link RecipientNotice} wants
     */
    public SubjectRequest complete(SubjectRequestId id) {
        SubjectRequest request = requests.get(id);
        if (request.type() == RequestType.ERASURE) {
            return erase(request);
        }
        return changes.change(id, (unit, one) -> changes.lifecycle(one).fulfilled(withNotices(unit, one, "complete")));
    }

    /**
     * Answers a request in part, and records that the person was told why not in whole.
     *
     * @throws RequestNotAllowedException as {@link #complete}; of an erasure always: legal holds decide what is kept
     */
    public SubjectRequest completePartly(SubjectRequestId id, RefusalGround ground, Channel toldVia) {
        Refusal refusal = new Refusal(ground, toldVia);
        return changes.change(id, (unit, request) -> {
            changes.lifecycle(request).requireNotErasure(request, "completePartly");
            return changes.lifecycle(request).partly(withNotices(unit, request, "completePartly"), refusal);
        });
    }

    private SubjectRequest erase(SubjectRequest request) {
        boolean again = request.state() == RequestState.PARTLY_FULFILLED;
        if (!again) {
            changes.change(
                    request.id(),
                    (unit, one) -> withNotices(unit, one, "complete")); // who has to be told is known only before
        }
        CustomerId customer = crm.compute(unit -> RequestChanges.person(unit, request));
        Tombstone tombstone = erasure.erase(customer, "subject-request:" + request.id());
        if (tombstone.state() == Tombstone.State.RUNNING) {
            return requests.get(request.id());
        }
        boolean held = tombstone.state() == Tombstone.State.HELD;
        RequestState state = held ? RequestState.PARTLY_FULFILLED : RequestState.FULFILLED;
        return changes.change(
                request.id(),
                (unit, one) ->
                        one.state() == state ? one : changes.lifecycle(one).erased(one, held));
    }

    private SubjectRequest withNotices(UnitOfWork unit, SubjectRequest request, String command) {
        changes.lifecycle(request).requireDone(request, command);
        return request.type().notifiesRecipients()
                ? RecipientNotices.due(
                        request,
                        policy.recipientsOf(crm, RequestChanges.person(unit, request)),
                        changes.lifecycle(request))
                : request;
    }

    /**
     * Records that a recipient was told, or that it proved impossible.
     *
     * @param status TOLD or IMPOSSIBLE
     * @throws InvalidInputException if the recipient has no notice, or the status is DUE
     */
    public SubjectRequest settleNotice(SubjectRequestId id, String recipient, NoticeStatus status) {
        return changes.change(
                id,
                (unit, request) -> RecipientNotices.settled(request, recipient, status, changes.lifecycle(request)));
    }

    /** Returns the request with this id. */
    public Optional<SubjectRequest> find(SubjectRequestId id) {
        return requests.find(id);
    }

    /** Returns the requests of a customer, by time of receipt. */
    public List<SubjectRequest> of(CustomerId customer) {
        try (var found =
                requests.stream(Query.by(SubjectRequest.BY_CUSTOMER).equal(SubjectRequest.CUSTOMER, customer))) {
            return found.toList();
        }
    }

    /**
     * Returns requests with recipients still to be told, the oldest first.
     *
     * @param limit how many at most, 1 to 1,000
     */
    public List<SubjectRequest> findNoticesDue(int limit) {
        return requests.page(
                        Query.by(SubjectRequest.BY_NOTICES_DUE).equal(SubjectRequest.NOTICES_DUE, true),
                        PageRequest.ofSize(limit))
                .items();
    }

    /**
     * Returns by when a request has to be answered, in both readings. While an answer of the person is awaited, it is computed as if it
     * came today.
     *
     * @throws InvalidInputException if its law is not known
     */
    public Deadline deadline(SubjectRequest request) {
        RequestDates dates = policy.dates(request.law());
        return dates.deadline(request, dates.day(request.closedAt().orElse(crm.now())));
    }

    /**
     * Returns whether a request is open and late by the statute, or was answered late; computed from its dates.
     *
     * @throws InvalidInputException if its law is not known
     */
    public boolean overdue(SubjectRequest request) {
        RequestDates dates = policy.dates(request.law());
        return dates.overdue(request, dates.day(crm.now()));
    }

    /**
     * Returns open requests of which somebody has to be reminded at {@code now}, what is due first first.
     *
     * @param limit how many at most, 1 to 1,000
     */
    public List<SubjectRequest> findDue(Instant now, int limit) {
        return reminders.findDue(now, limit);
    }

    /**
     * Gives the reminders that are due, each once, however many workers tick. Each request is read again and stored in a step of its
     * own; what others keep changing is left for the next tick.
     *
     * @param now up to when; usually the time of the clock of the host
     * @param limit how many requests at most, 1 to 1,000
     */
    public RequestTick tick(Instant now, int limit) {
        return reminders.tick(now, limit);
    }
}
