package io.crmkit.recovery.incident;

import io.crmkit.core.Crm;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.page.Page;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Added;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Repository;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.failure.FailureKind;
import io.crmkit.recovery.failure.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Opens, merges and closes incidents and knows whom they hit. One cause has at most one open incident, whoever opens it. Holds no
 * state; safe for many threads, in many processes.
 */
public final class Incidents {
    private static final int PAGE = 100;

    private final Crm crm;
    private final Repository<FailureIncident, IncidentId> incidents;
    private final Repository<AffectedCustomer, AffectedCustomerId> affected;

    private Incidents(Crm crm) {
        this.crm = crm;
        this.incidents = crm.repository(FailureIncident.TYPE);
        this.affected = crm.repository(AffectedCustomer.TYPE);
    }

    /** Returns the incidents of a CRM. */
    public static Incidents on(Crm crm) {
        return new Incidents(Objects.requireNonNull(crm, "crm"));
    }

    /**
     * Opens the incident of a cause; or returns the one that is open already, unchanged.
     *
     * @throws InvalidInputException if the cause is blank or longer than 90 characters; nothing was stored
     */
    public FailureIncident open(String cause, FailureKind kind, Severity severity) {
        return crm.compute(unit -> open(unit, cause, kind, severity)).entity();
    }

    /** Opens the incident of a cause as part of a unit of work; otherwise like {@link #open(String, FailureKind, Severity)}. */
    public Added<FailureIncident> open(UnitOfWork unit, String cause, FailureKind kind, Severity severity) {
        return unit.addIfAbsent(FailureIncident.builder()
                .cause(cause)
                .kind(kind)
                .severity(severity)
                .openedAt(now())
                .build());
    }

    /** Returns the incident with this id. */
    public Optional<FailureIncident> find(IncidentId id) {
        return incidents.find(id);
    }

    /** Returns the open incident of a cause. */
    public Optional<FailureIncident> findOpen(String cause) {
        return incidents.findBy(FailureIncident.OPEN_CAUSE, cause);
    }

    /**
     * Returns the incident that an incident has become: itself, unless it was merged.
     *
     * @throws io.crmkit.core.error.NotFoundException if there is no such incident
     */
    public FailureIncident current(UnitOfWork unit, IncidentId id) {
        FailureIncident found = unit.get(FailureIncident.TYPE, id);
        while (found.mergedInto().isPresent()) {
            found = unit.get(FailureIncident.TYPE, found.mergedInto().get());
        }
        return found;
    }

    /**
     * Notes that an incident hit a customer. The same thing noted again changes nothing; of several times the first is kept, of
     * cases all. What is noted of a merged incident goes to the one that it became; a closed one takes late news. The cases themselves
     * are told by {@code CaseLink.causedBy}, as {@code Detection} does in the same step.
     *
     * @return the record as it is stored
     * @throws InvalidInputException if there is no such customer; nothing was stored
     * @throws io.crmkit.core.error.NotFoundException if there is no such incident
     */
    public AffectedCustomer link(AffectedCustomer part) {
        return crm.compute(unit -> link(unit, part));
    }

    /** Notes that an incident hit a customer as part of a unit of work; otherwise like {@link #link(AffectedCustomer)}. */
    public AffectedCustomer link(UnitOfWork unit, AffectedCustomer part) {
        return store(unit, part, current(unit, part.incident()).id());
    }

    private static AffectedCustomer store(UnitOfWork unit, AffectedCustomer part, IncidentId incident) {
        AffectedCustomer linked = part.withIncident(incident)
                .withId(AffectedCustomer.idOf(incident, part.customer()))
                .withFailedAt(part.failedAt().truncatedTo(ChronoUnit.SECONDS));
        Added<AffectedCustomer> added = unit.addIfAbsent(linked);
        return added.created()
                ? added.entity()
                : unit.update(AffectedCustomer.TYPE, linked.id(), before -> before.combinedWith(linked));
    }

    /**
     * Merges an incident into another one that is the same: the customers of both are customers of that one. Customers follow page
     * by page; if it is interrupted, calling it again goes on.
     *
     * @return the incident that is left
     * @throws InvalidInputException if the two are one, one of them is not open, or the first was merged into a third
     * @throws io.crmkit.core.error.NotFoundException if there is no such incident
     */
    public FailureIncident merge(IncidentId from, IncidentId into) {
        crm.work(unit -> markMerged(unit, from, into));
        Query<AffectedCustomer> left = Query.by(AffectedCustomer.BY_INCIDENT).equal(AffectedCustomer.INCIDENT, from);
        List<AffectedCustomer> page =
                affected.page(left, PageRequest.ofSize(PAGE)).items();
        while (!page.isEmpty()) {
            List<AffectedCustomer> moving = page;
            crm.work(unit -> moving.forEach(part -> move(unit, part.id(), into)));
            page = affected.page(left, PageRequest.ofSize(PAGE)).items();
        }
        return incidents.get(into);
    }

    private void markMerged(UnitOfWork unit, IncidentId from, IncidentId into) {
        FailureIncident gone = unit.get(FailureIncident.TYPE, from);
        if (gone.mergedInto().filter(into::equals).isPresent()) {
            return;
        }
        if (from.equals(into)) {
            throw new InvalidInputException("incident", "must not be merged into itself");
        }
        requireOpen(gone);
        requireOpen(unit.get(FailureIncident.TYPE, into));
        unit.update(
                FailureIncident.TYPE,
                from,
                incident -> incident.withState(IncidentState.MERGED)
                        .withMergedInto(into)
                        .withEndedAt(now()));
    }

    /** Reads the record again: somebody may have added a case to it, or moved it. */
    private void move(UnitOfWork unit, AffectedCustomerId id, IncidentId into) {
        unit.find(AffectedCustomer.TYPE, id).ifPresent(part -> {
            store(unit, part, current(unit, into).id());
            unit.remove(AffectedCustomer.TYPE, id);
        });
    }

    /**
     * Closes an incident: the cause is put right. The cases of its customers go on.
     *
     * @throws InvalidInputException if it is not open
     * @throws io.crmkit.core.error.NotFoundException if there is no such incident
     */
    public FailureIncident close(IncidentId id) {
        return incidents.update(id, incident -> {
            requireOpen(incident);
            return incident.withState(IncidentState.CLOSED).withEndedAt(now());
        });
    }

    private static void requireOpen(FailureIncident incident) {
        if (incident.state() != IncidentState.OPEN) {
            throw new InvalidInputException("incident", "must be open, was " + incident.state());
        }
    }

    /** Returns one page of the customers that an incident hit, in the order of their ids. */
    public Page<AffectedCustomer> affected(IncidentId id, PageRequest request) {
        return affected.page(of(id), request);
    }

    /** Returns all customers that an incident hit, read page by page while the stream is consumed. */
    public Stream<AffectedCustomer> affected(IncidentId id) {
        return affected.stream(of(id));
    }

    /** Returns how many customers an incident hit; two that turned out to be one count once. */
    public long customers(IncidentId id) {
        return affected.countBy(of(id), AffectedCustomer.CUSTOMER).size();
    }

    /** Returns the parts that a customer has in incidents, oldest first. */
    public Stream<AffectedCustomer> of(CustomerId customer) {
        return affected.stream(Query.by(AffectedCustomer.BY_CUSTOMER).equal(AffectedCustomer.CUSTOMER, customer));
    }

    private static Query<AffectedCustomer> of(IncidentId id) {
        return Query.by(AffectedCustomer.BY_INCIDENT).equal(AffectedCustomer.INCIDENT, id);
    }

    private Instant now() {
        return crm.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
