package io.crmkit.recovery.detection;

import io.crmkit.recovery.incident.IncidentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The failures of one fingerprint: which are part of an incident, and which are a reason for a case. */
final class Reasons {
    private static final Comparator<Taken> FIRST =
            Comparator.comparing((Taken one) -> one.failed().at()).thenComparing(Taken::cause);

    private final List<Taken> taken = new ArrayList<>();
    private Optional<Failed> first = Optional.empty();

    /** A failure that is part of an incident, and whether it is a reason for a case all the same. */
    private record Taken(Failed failed, String cause, IncidentId incident, boolean wantsCase) {}

    void add(Failed failed, String cause, Optional<IncidentId> incident) {
        boolean wantsCase = incident.isEmpty()
                || failed.rule()
                        .storm()
                        .filter(guard -> guard.cases() == StormGuard.Cases.OPEN)
                        .isPresent();
        if (wantsCase
                && first.filter(other -> !failed.at().isBefore(other.at())).isEmpty()) {
            first = Optional.of(failed);
        }
        incident.ifPresent(id -> taken.add(new Taken(failed, cause, id, wantsCase)));
    }

    /** Returns the earliest failure that is a reason for a case, if one is. */
    Optional<Failed> first() {
        return first;
    }

    /** Returns the incidents that the failures are part of, with the earliest failure of each. */
    SortedMap<IncidentId, Instant> incidents() {
        SortedMap<IncidentId, Instant> incidents = new TreeMap<>(Comparator.comparing(IncidentId::value));
        for (Taken one : taken) {
            incidents.merge(one.incident(), one.failed().at(), (at, other) -> at.isBefore(other) ? at : other);
        }
        return incidents;
    }

    /** Returns the incident of the failure that a signal showed. */
    Optional<IncidentId> incidentOf(SignalId signal) {
        return taken.stream()
                .filter(one -> one.failed().signal().equals(signal))
                .map(Taken::incident)
                .findFirst();
    }

    /**
     * Returns the incidents that the case of this fingerprint is about, that of the earliest failure first: all, unless the case is
     * there for another failure only.
     */
    List<IncidentId> ofCase() {
        return taken.stream()
                .filter(one -> first.isEmpty() || one.wantsCase())
                .sorted(FIRST)
                .map(Taken::incident)
                .distinct()
                .toList();
    }
}
