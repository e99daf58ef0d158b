package io.crmkit.recovery.detection;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.Added;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.Recovery;
import io.crmkit.recovery.cases.CaseCommand;
import io.crmkit.recovery.cases.CaseLink;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.DeskCommand;
import io.crmkit.recovery.cases.Instruction;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.cases.Resolution;
import io.crmkit.recovery.detection.Observed.Outcome;
import io.crmkit.recovery.failure.FailureSource;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.incident.AffectedCustomer;
import io.crmkit.recovery.incident.FailureIncident;
import io.crmkit.recovery.incident.IncidentId;
import io.crmkit.recovery.incident.IncidentState;
import io.crmkit.recovery.incident.Incidents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Opens, keeps and takes back cases and incidents as part of a unit of work. */
final class Firing {
    private final Recovery recovery;
    private final Incidents incidents;

    Firing(Recovery recovery, Incidents incidents) {
        this.recovery = recovery;
        this.incidents = incidents;
    }

    /**
     * What came of it.
     *
     * @param observed what the caller is told
     * @param watch the watch afterwards
     */
    record Fired(Observed observed, Watch watch) {
        static Fired of(Signal signal, Outcome outcome, Watch watch) {
            return new Fired(new Observed(signal.id(), outcome, watch.recoveryCase(), watch.incident()), watch);
        }

        Fired withoutCase() {
            return new Fired(observed, Firing.withoutCase(watch));
        }
    }

    /** Returns a watch with the case that its case has become, or without one that is no more. */
    Watch followed(UnitOfWork unit, Watch watch) {
        Optional<RecoveryCase> theirs = watch.recoveryCase().flatMap(id -> unit.find(RecoveryCase.TYPE, id));
        if (theirs.isEmpty()) {
            return withoutCase(watch);
        }
        RecoveryCaseId current = recovery.current(unit, theirs.get().id()).id();
        return current.equals(theirs.get().id())
                ? watch
                : watch.withRecoveryCase(current).withCaseOpenedHere(false);
    }

    private static Watch withoutCase(Watch watch) {
        return watch.withRecoveryCase(Optional.empty()).withCaseOpenedHere(false);
    }

    /** Returns when the last case or incident of a watch ended, if it has. */
    Optional<Instant> ended(UnitOfWork unit, Watch watch) {
        if (watch.recoveryCase().isPresent()) {
            return unit.find(RecoveryCase.TYPE, watch.recoveryCase().get())
                    .filter(found -> !isOpen(found))
                    .map(Firing::endOf);
        }
        return watch.incident().flatMap(id -> incidents.current(unit, id).endedAt());
    }

    private static boolean isOpen(RecoveryCase found) {
        return CaseState.OPEN_STATES.contains(found.state());
    }

    /** The resolution, whatever came after it; a case that was not resolved ended with its last change. */
    private static Instant endOf(RecoveryCase found) {
        List<Resolution> resolutions = found.resolutions();
        return resolutions.isEmpty()
                ? found.changedAt()
                : resolutions.get(resolutions.size() - 1).at();
    }

    /** No rule wants a case. */
    Fired unwanted(UnitOfWork unit, Signal signal, Watch watch) {
        boolean mistaken = watch.caseOpenedHere()
                && watch.incident().isEmpty()
                && watch.recoveryCase()
                        .flatMap(id -> unit.find(RecoveryCase.TYPE, id))
                        .filter(found -> found.state() == CaseState.DETECTED)
                        .isPresent();
        if (!mistaken) {
            return Fired.of(signal, Outcome.NOTED, watch);
        }
        dismiss(unit, watch.recoveryCase().orElseThrow());
        return Fired.of(signal, Outcome.RETRACTED, watch).withoutCase();
    }

    private void dismiss(UnitOfWork unit, RecoveryCaseId id) {
        recovery.apply(unit, id, Instruction.of(new CaseCommand.Dismiss("detection: no reason for a case of its own")));
    }

    /** A rule wants a case, since {@code since}. */
    Fired wanted(UnitOfWork unit, Signal signal, DetectionRule rule, Watch watch, Instant since) {
        if (watch.recoveryCase().isPresent()) {
            return Fired.of(signal, Outcome.APPENDED, watch);
        }
        if (watch.incident().isPresent()) {
            return Fired.of(signal, Outcome.LINKED, watch);
        }
        String cause = signal.cause().orElse(rule.id());
        if (watch.customer().isEmpty()) {
            Added<FailureIncident> incident = incidents.open(unit, cause, rule.kind(), rule.severity());
            return Fired.of(
                    signal,
                    incident.created() ? Outcome.INCIDENT_OPENED : Outcome.LINKED,
                    watch.withIncident(incident.entity().id()));
        }
        return rule.storm()
                .map(guard -> guarded(unit, new Failed(signal, rule, watch, since), cause, guard))
                .orElseGet(() -> alone(unit, new Failed(signal, rule, watch, since)));
    }

    /** A failure that fires. */
    private record Failed(Signal signal, DetectionRule rule, Watch watch, Instant since) {
        CustomerId customer() {
            return watch.customer().orElseThrow();
        }
    }

    private Fired alone(UnitOfWork unit, Failed failed) {
        Added<RecoveryCase> opened = openCase(unit, failed);
        return Fired.of(
                failed.signal(),
                opened.created() ? Outcome.CASE_OPENED : Outcome.APPENDED,
                withCase(failed.watch(), opened));
    }

    private static Watch withCase(Watch watch, Added<RecoveryCase> opened) {
        return watch.withRecoveryCase(opened.entity().id()).withCaseOpenedHere(opened.created());
    }

    private Added<RecoveryCase> openCase(UnitOfWork unit, Failed failed) {
        Signal signal = failed.signal();
        return recovery.open(
                unit,
                ServiceFailure.builder(failed.rule().kind(), failed.customer())
                        .severity(failed.rule().severity())
                        .source(FailureSource.DETECTED)
                        .channel(signal.channel())
                        .occurredAt(failed.since())
                        .receivedAt(signal.observedAt())
                        .reference(signal.reference())
                        .fingerprint(signal.fingerprint().orElseThrow())
                        .build());
    }

    private Fired guarded(UnitOfWork unit, Failed failed, String cause, StormGuard guard) {
        StormTrack before = unit.find(StormTrack.TYPE, StormTrack.idOf(cause))
                .orElseGet(() -> StormTrack.of(cause).build());
        Optional<FailureIncident> going = before.incident()
                .map(id -> incidents.current(unit, id))
                .filter(incident -> takes(incident, failed.since()))
                .or(() -> incidents.findOpen(cause).map(found -> incidents.current(unit, found.id())));
        if (going.isPresent()) {
            return join(unit, failed, guard, going.get().id(), Outcome.LINKED);
        }
        StormTrack counted = before.with(new StormTrack.Failure(failed.watch().id(), failed.since()), guard.within());
        Set<WatchId> storm = counted.storm(guard);
        if (storm.isEmpty()) {
            store(unit, counted);
            return alone(unit, failed);
        }
        IncidentId incident = incidents
                .open(unit, cause, failed.rule().kind(), failed.rule().severity())
                .entity()
                .id();
        store(unit, counted.withFailures(List.of()).withIncident(incident));
        counted.failures().stream()
                .filter(other -> storm.contains(other.watch())
                        && !other.watch().equals(failed.watch().id()))
                .forEach(other -> gather(unit, other, incident, guard));
        return join(unit, failed, guard, incident, Outcome.INCIDENT_OPENED);
    }

    /** A closed incident takes late news of what happened before it was closed. */
    private static boolean takes(FailureIncident incident, Instant failedAt) {
        return incident.state() == IncidentState.OPEN
                || incident.endedAt().filter(end -> !failedAt.isAfter(end)).isPresent();
    }

    private Fired join(UnitOfWork unit, Failed failed, StormGuard guard, IncidentId incident, Outcome outcome) {
        Watch linked = failed.watch().withIncident(incident);
        AffectedCustomer.Builder part =
                AffectedCustomer.builder(incident, failed.customer()).failedAt(failed.since());
        if (guard.cases() == StormGuard.Cases.OPEN) {
            Added<RecoveryCase> opened = openCase(unit, failed);
            linked = withCase(linked, opened);
            link(unit, opened.entity(), incident, part);
        }
        incidents.link(unit, part.build());
        return Fired.of(failed.signal(), outcome, linked);
    }

    /** The case knows its incident, and the incident the case; one that is at its end cannot change. */
    private void link(UnitOfWork unit, RecoveryCase one, IncidentId incident, AffectedCustomer.Builder part) {
        part.addCase(one.id());
        CaseLink link = CaseLink.causedBy(incident.value());
        if (CaseState.ACTIVE_STATES.contains(one.state()) && !one.links().contains(link)) {
            recovery.apply(unit, one.id(), Instruction.of(new DeskCommand.Link(link)));
        }
    }

    /** An earlier failure turns out to be part of a storm. A case that somebody works on stays. */
    private void gather(UnitOfWork unit, StormTrack.Failure failure, IncidentId incident, StormGuard guard) {
        Optional<Watch> found = unit.find(Watch.TYPE, failure.watch());
        if (found.flatMap(Watch::customer).isEmpty()) {
            return; // the customer was erased
        }
        Watch watch = followed(unit, found.get());
        AffectedCustomer.Builder part = AffectedCustomer.builder(
                        incident, watch.customer().orElseThrow())
                .failedAt(failure.at());
        Optional<RecoveryCase> theirs = watch.recoveryCase().flatMap(id -> unit.find(RecoveryCase.TYPE, id));
        boolean goes = guard.cases() == StormGuard.Cases.LINK_ONLY
                && watch.caseOpenedHere()
                && theirs.filter(one -> one.state() == CaseState.DETECTED).isPresent();
        if (goes) {
            dismiss(unit, watch.recoveryCase().orElseThrow());
            unit.update(Watch.TYPE, watch.id(), before -> withoutCase(before).withIncident(incident));
        } else {
            theirs.ifPresent(one -> link(unit, one, incident, part));
            if (theirs.filter(Firing::isOpen).isPresent()) {
                unit.update(Watch.TYPE, watch.id(), before -> before.withIncident(incident));
            }
        }
        incidents.link(unit, part.build());
    }

    private static void store(UnitOfWork unit, StormTrack track) {
        if (!unit.addIfAbsent(track).created()) {
            unit.update(StormTrack.TYPE, track.id(), before -> track);
        }
    }
}
