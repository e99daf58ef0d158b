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
import io.crmkit.recovery.incident.Incidents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens, keeps and takes back cases and incidents as part of a unit of work. */
final class Firing {
    private final Recovery recovery;
    private final Incidents incidents;
    private final DetectionRules rules;
    private final Storms storms;

    Firing(Recovery recovery, Incidents incidents, DetectionRules rules) {
        this.recovery = recovery;
        this.incidents = incidents;
        this.rules = rules;
        this.storms = new Storms(incidents);
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

        Fired as(Outcome outcome) {
            return new Fired(
                    new Observed(observed.signal(), outcome, observed.recoveryCase(), observed.incident()), watch);
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

    /** A rule wants a case of what serves many customers: an incident. */
    Fired wantedOfNobody(UnitOfWork unit, Signal signal, DetectionRule rule, Watch watch, Instant since) {
        String cause = cause(signal, rule);
        boolean known = watch.incident()
                .map(id -> unit.get(FailureIncident.TYPE, id))
                .filter(incident ->
                        incident.cause().equals(cause) && Storms.takes(incidents.current(unit, incident.id()), since))
                .isPresent();
        if (known) {
            return Fired.of(signal, Outcome.LINKED, watch);
        }
        Added<FailureIncident> incident = incidents.open(unit, cause, rule.kind(), rule.severity());
        return Fired.of(
                signal,
                incident.created() ? Outcome.INCIDENT_OPENED : Outcome.LINKED,
                watch.withIncident(incident.entity().id()));
    }

    private static String cause(Signal signal, DetectionRule rule) {
        return signal.cause().orElse(rule.id());
    }

    private static String cause(UnitOfWork unit, Failed failed) {
        return unit.find(Signal.TYPE, failed.signal())
                .map(signal -> cause(signal, failed.rule()))
                .orElse(failed.rule().id());
    }

    /** A failure that was counted has turned out to be none. */
    void forget(UnitOfWork unit, Watch watch, Failed failed, Optional<Signal> before) {
        if (failed.rule().storm().isPresent()) {
            String cause = before.map(signal -> cause(signal, failed.rule())).orElseGet(() -> cause(unit, failed));
            storms.forget(unit, cause, new StormTrack.Failure(watch.id(), failed.at()));
        }
    }

    /** Counts a failure, and makes what was counted before part of an incident if there is one now. Returns whether one was opened. */
    boolean count(UnitOfWork unit, Watch watch, Failed failed) {
        if (failed.rule().storm().isEmpty()) {
            return false;
        }
        Storms.Counted counted =
                storms.count(unit, cause(unit, failed), failed.rule(), new StormTrack.Failure(watch.id(), failed.at()));
        counted.joined().stream()
                .map(StormTrack.Failure::watch)
                .filter(id -> !id.equals(watch.id()))
                .distinct()
                .forEach(id -> gather(unit, id));
        return counted.opened();
    }

    /** A rule wants a case of a customer, since {@code since}. */
    Fired wanted(UnitOfWork unit, Signal signal, DetectionRule rule, Watch watch, Instant since) {
        Reasons reasons = reasons(unit, watch);
        boolean hadCase = watch.recoveryCase().isPresent();
        boolean linked = !reasons.incidents().isEmpty() || watch.incident().isPresent();
        Optional<Failed> first = reasons.first();
        if (hadCase || (first.isEmpty() && linked)) {
            Watch settled = settle(unit, watch, reasons);
            Outcome outcome = settled.recoveryCase().isPresent() ? Outcome.APPENDED : Outcome.LINKED;
            return Fired.of(signal, outcome, settled);
        }
        Added<RecoveryCase> opened = first.map(failed -> openCase(unit, signal, failed.rule(), watch, failed.at()))
                .orElseGet(() -> openCase(unit, signal, rule, watch, since));
        Watch settled = settle(
                unit, watch.withRecoveryCase(opened.entity().id()).withCaseOpenedHere(opened.created()), reasons);
        if (reasons.incidentOf(signal.id()).isPresent()) {
            return Fired.of(signal, Outcome.LINKED, settled);
        }
        return Fired.of(signal, opened.created() ? Outcome.CASE_OPENED : Outcome.APPENDED, settled);
    }

    private Added<RecoveryCase> openCase(
            UnitOfWork unit, Signal signal, DetectionRule rule, Watch watch, Instant since) {
        return recovery.open(
                unit,
                ServiceFailure.builder(rule.kind(), watch.customer().orElseThrow())
                        .severity(rule.severity())
                        .source(FailureSource.DETECTED)
                        .channel(signal.channel())
                        .occurredAt(since)
                        .receivedAt(signal.observedAt())
                        .reference(signal.reference())
                        .fingerprint(signal.fingerprint().orElseThrow())
                        .build());
    }

    /** Returns what its rules see in a watch and nobody has dealt with. */
    List<Failed> failures(Watch watch) {
        Handled handled = new Handled(watch.handledUntil());
        return watch.tracks().stream()
                .flatMap(track -> track.failures(rules, handled).stream())
                .toList();
    }

    /** Which failures of a watch are part of which incident, and which are a reason for a case. */
    private Reasons reasons(UnitOfWork unit, Watch watch) {
        Reasons reasons = new Reasons();
        for (Failed failed : failures(watch)) {
            if (failed.rule().storm().isEmpty()) {
                reasons.add(failed, failed.rule().id(), Optional.empty());
                continue;
            }
            String cause = cause(unit, failed);
            reasons.add(failed, cause, storms.taking(unit, cause, failed.at()));
        }
        return reasons;
    }

    /** An earlier failure turns out to be part of a storm. A case that somebody works on stays. */
    private void gather(UnitOfWork unit, WatchId id) {
        Optional<Watch> found = unit.find(Watch.TYPE, id);
        if (found.flatMap(Watch::customer).isEmpty()) {
            return; // the customer was erased
        }
        Watch watch = followed(unit, found.get());
        Watch settled = settle(unit, watch, reasons(unit, watch));
        if (!settled.equals(found.get())) {
            unit.update(Watch.TYPE, id, before -> settled);
        }
    }

    /** Makes customer and case part of the incidents, and takes back the case that no failure is a reason for any more. */
    private Watch settle(UnitOfWork unit, Watch watch, Reasons reasons) {
        if (reasons.incidents().isEmpty()) {
            return watch;
        }
        CustomerId customer = watch.customer().orElseThrow();
        Optional<RecoveryCase> theirs = watch.recoveryCase().flatMap(id -> unit.find(RecoveryCase.TYPE, id));
        boolean needless = reasons.first().isEmpty()
                && watch.caseOpenedHere()
                && watch.tracks().stream().allMatch(track -> track.settled().isEmpty())
                && theirs.filter(one -> one.state() == CaseState.DETECTED).isPresent();
        Watch settled = watch;
        if (needless) {
            dismiss(unit, watch.recoveryCase().orElseThrow());
            settled = withoutCase(watch);
        }
        boolean follows =
                needless || theirs.isEmpty() || theirs.filter(Firing::isOpen).isPresent();
        List<IncidentId> ofCase = needless ? List.of() : reasons.ofCase();
        for (Map.Entry<IncidentId, Instant> one : reasons.incidents().entrySet()) {
            AffectedCustomer.Builder part =
                    AffectedCustomer.builder(one.getKey(), customer).failedAt(one.getValue());
            if (ofCase.contains(one.getKey())) {
                theirs.map(RecoveryCase::id).ifPresent(part::addCase);
            }
            incidents.link(unit, part.build());
            settled = follows ? settled.withIncident(one.getKey()) : settled;
        }
        if (theirs.isPresent() && !ofCase.isEmpty()) {
            link(unit, theirs.get(), ofCase);
        }
        return settled;
    }

    /** A case names one incident, that of its earliest failure, unless people named another. One that is at its end cannot change. */
    private void link(UnitOfWork unit, RecoveryCase one, List<IncidentId> ofCase) {
        CaseLink link = CaseLink.causedBy(ofCase.get(0).value());
        Optional<String> named = one.link(CaseLink.Kind.INCIDENT);
        boolean ours = named.isEmpty() || ofCase.contains(new IncidentId(named.get()));
        if (CaseState.ACTIVE_STATES.contains(one.state())
                && ours
                && !one.links().contains(link)) {
            recovery.apply(unit, one.id(), Instruction.of(new DeskCommand.Link(link)));
        }
    }
}
