package io.crmkit.recovery.detection;

import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.detection.StormTrack.Failure;
import io.crmkit.recovery.incident.FailureIncident;
import io.crmkit.recovery.incident.IncidentId;
import io.crmkit.recovery.incident.IncidentState;
import io.crmkit.recovery.incident.Incidents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts the failures of each cause, opens an incident when there are too many, and knows which failures are part of it. */
final class Storms {
    private final Incidents incidents;

    Storms(Incidents incidents) {
        this.incidents = incidents;
    }

    /**
     * What came of counting a failure.
     *
     * @param opened whether that opened an incident
     * @param joined the failures counted before that have become part of an incident with it
     */
    record Counted(boolean opened, List<Failure> joined) {
        private static final Counted NOTHING = new Counted(false, List.of());
    }

    /** Returns the incident that a failure is part of, if it is. */
    Optional<IncidentId> taking(UnitOfWork unit, String cause, Instant at) {
        Optional<StormTrack> track = unit.find(StormTrack.TYPE, StormTrack.idOf(cause));
        Optional<FailureIncident> last = track.flatMap(found -> last(unit, found));
        if (last.filter(incident -> takes(incident, at)).isPresent()
                && track.flatMap(StormTrack::since).filter(at::isBefore).isEmpty()) {
            return last.map(FailureIncident::id);
        }
        return openedElsewhere(unit, cause, last);
    }

    /** An incident that detection did not open has no beginning: it takes every failure of its cause. */
    private Optional<IncidentId> openedElsewhere(UnitOfWork unit, String cause, Optional<FailureIncident> last) {
        return incidents
                .findOpen(cause)
                .map(found -> incidents.current(unit, found.id()).id())
                .filter(id -> last.filter(incident -> incident.id().equals(id)).isEmpty());
    }

    private Optional<FailureIncident> last(UnitOfWork unit, StormTrack track) {
        return track.incident().map(id -> incidents.current(unit, id));
    }

    /** A closed incident takes late news of what happened before it was closed. */
    static boolean takes(FailureIncident incident, Instant failedAt) {
        return incident.state() == IncidentState.OPEN
                || incident.endedAt().filter(end -> !failedAt.isAfter(end)).isPresent();
    }

    /** Counts a failure of a rule that has a guard. */
    Counted count(UnitOfWork unit, String cause, DetectionRule rule, Failure failure) {
        StormGuard guard = rule.storm().orElseThrow();
        StormTrack before = unit.find(StormTrack.TYPE, StormTrack.idOf(cause))
                .orElseGet(() -> StormTrack.of(cause).build());
        Optional<FailureIncident> last = last(unit, before);
        Optional<FailureIncident> going = last.filter(incident -> takes(incident, failure.at()));
        if (going.isPresent() && before.since().isEmpty()) {
            return Counted.NOTHING;
        }
        if (going.isEmpty() && openedElsewhere(unit, cause, last).isPresent()) {
            return Counted.NOTHING;
        }
        Optional<Instant> ended = last.flatMap(FailureIncident::endedAt);
        StormTrack counted = before.withFailures(
                StormWindow.with(before.failures(), failure, rule.lateness().plus(guard.within())));
        List<Failure> together = counted.failures().stream()
                .filter(one -> ended.isEmpty() || one.at().isAfter(ended.get()) == going.isEmpty())
                .toList();
        Optional<Instant> until = going.flatMap(incident -> before.since());
        Optional<Instant> storm = StormWindow.firstStorm(together, guard);
        if (storm.isEmpty()
                || until.filter(known -> !storm.get().isBefore(known)).isPresent()) {
            store(unit, before, until.map(since -> begun(counted, since, guard)).orElse(counted));
            return Counted.NOTHING;
        }
        IncidentId incident = going.map(FailureIncident::id)
                .orElseGet(() -> incidents
                        .open(unit, cause, rule.kind(), rule.severity())
                        .entity()
                        .id());
        StormTrack stormy = counted.withFailures(going.isPresent() ? counted.failures() : together)
                .withIncident(incident)
                .withSince(storm);
        store(unit, before, begun(stormy, storm.get(), guard));
        return new Counted(
                going.isEmpty(),
                together.stream()
                        .filter(one -> !one.at().isBefore(storm.get())
                                && until.filter(known -> !one.at().isBefore(known))
                                        .isEmpty())
                        .toList());
    }

    private static StormTrack begun(StormTrack track, Instant since, StormGuard guard) {
        return track.withFailures(StormWindow.beginning(track.failures(), since, guard));
    }

    /** A failure has turned out to be none. An incident that it has opened is for people to judge. */
    void forget(UnitOfWork unit, String cause, Failure failure) {
        unit.find(StormTrack.TYPE, StormTrack.idOf(cause))
                .ifPresent(before -> store(
                        unit,
                        before,
                        before.withFailures(before.failures().stream()
                                .filter(other -> !other.equals(failure))
                                .toList())));
    }

    private static void store(UnitOfWork unit, StormTrack before, StormTrack after) {
        if (!after.equals(before) && !unit.addIfAbsent(after).created()) {
            unit.update(StormTrack.TYPE, after.id(), stored -> after);
        }
    }
}
