package io.crmkit.recovery;

import io.crmkit.core.Crm;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.cases.CaseLink;
import io.crmkit.recovery.cases.CaseLookup;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.grant.PendingGrants;
import io.crmkit.recovery.incident.AffectedCustomer;
import io.crmkit.recovery.incident.FailureIncident;
import io.crmkit.recovery.incident.IncidentId;
import io.crmkit.recovery.incident.Incidents;
import io.crmkit.recovery.learning.RootCauseAnalysis;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/** What a unit of work knows around a case. */
record CaseSurroundings(Crm crm, UnitOfWork unit) implements CaseLookup {
    @Override
    public Optional<RecoveryCase> find(RecoveryCaseId id) {
        return unit.find(RecoveryCase.TYPE, id);
    }

    @Override
    public SortedSet<String> undecidedGrants(RecoveryCase of) {
        return PendingGrants.waiting(unit, of.id(), crm.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** An analysis that has named a cause keeps it, so it need not be read by the unit of work. Of several the latest counts. */
    @Override
    public Optional<String> rootCause(RecoveryCase of) {
        return Stream.concat(
                        Stream.concat(Stream.of(of.id()), of.absorbed().stream())
                                .flatMap(id -> analyses(byCase(id))),
                        incidents(of).stream().flatMap(id -> analyses(byIncident(id))))
                .filter(analysis -> analysis.cause().isPresent())
                .max(Comparator.comparing(RootCauseAnalysis::begunAt))
                .flatMap(RootCauseAnalysis::cause);
    }

    private static Query<RootCauseAnalysis> byCase(RecoveryCaseId id) {
        return Query.by(RootCauseAnalysis.BY_CASE).equal(RootCauseAnalysis.RECOVERY_CASE, id);
    }

    private static Query<RootCauseAnalysis> byIncident(IncidentId id) {
        return Query.by(RootCauseAnalysis.BY_INCIDENT).equal(RootCauseAnalysis.INCIDENT, id);
    }

    private Stream<RootCauseAnalysis> analyses(Query<RootCauseAnalysis> query) {
        try (Stream<RootCauseAnalysis> found = crm.repository(RootCauseAnalysis.TYPE).stream(query)) {
            return found.toList().stream();
        }
    }

    /** The incidents that the case is linked to or was opened because of, and those that they became. */
    private Set<IncidentId> incidents(RecoveryCase of) {
        Set<IncidentId> incidents = new LinkedHashSet<>();
        of.link(CaseLink.Kind.INCIDENT).map(IncidentId::new).ifPresent(incidents::add);
        try (Stream<AffectedCustomer> parts = Incidents.on(crm).of(of.customer())) {
            parts.filter(part -> part.caseIds().contains(of.id().value()))
                    .map(AffectedCustomer::incident)
                    .forEach(incidents::add);
        }
        for (IncidentId id : List.copyOf(incidents)) {
            Optional<IncidentId> next = Optional.of(id);
            while (next.isPresent()) {
                incidents.add(next.get());
                next = unit.find(FailureIncident.TYPE, next.get()).flatMap(FailureIncident::mergedInto);
            }
        }
        return incidents;
    }
}
