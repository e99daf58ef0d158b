package io.crmkit.privacy.consent;

import io.crmkit.privacy.purpose.Purposes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Folds events to the state of one scope at one moment. */
final class ConsentFold {
    static final Comparator<PermissionEvent> BY_TIME = ConsentFold::byTime;

    private final ConsentScope scope;
    private final Purposes purposes;
    private final Instant at;

    ConsentFold(ConsentScope scope, Purposes purposes, Instant at) {
        purposes.kind(scope.purpose());
        this.scope = scope;
        this.purposes = purposes;
        this.at = at;
    }

    ConsentState state(List<PermissionEvent> known) {
        List<PermissionEvent> events = withoutCorrected(known);
        Optional<Instant> changesAt = changesAt(events);
        Set<ContactPointToken> points = points(events);
        if (points.size() <= 1) {
            return part(events, scope.contactPoint()).state(changesAt);
        }
        List<ConsentState> parts = new ArrayList<>();
        for (ContactPointToken point : points) {
            parts.add(part(events, Optional.of(point)).state(Optional.empty()));
        }
        return StrictestState.of(parts, changesAt);
    }

    private ConsentPart part(List<PermissionEvent> events, Optional<ContactPointToken> point) {
        ConsentPart part = new ConsentPart(scope, purposes, at);
        for (PermissionEvent event : events) {
            if (point.isEmpty() || event.contactPoint().isEmpty() || event.contactPoint().equals(point)) {
                part.add(event);
            }
        }
        return part;
    }

    /** A correction takes out only what permits: a stop, once recorded, ends with a new consent and in no other way. */
    private static List<PermissionEvent> withoutCorrected(List<PermissionEvent> known) {
        Set<PermissionEventId> corrected = new HashSet<>();
        for (PermissionEvent event : known) {
            if (event.type() == PermissionType.CORRECTED) {
                corrected.add(event.corrects().orElseThrow());
            }
        }
        if (corrected.isEmpty()) {
            return known;
        }
        return known.stream()
                .filter(event -> !corrected.contains(event.id())
                        || !(event.type().grants() || event.type() == PermissionType.PENDING))
                .toList();
    }

    /** Without a contact point in the question, every one that an event names is folded by itself. */
    private Set<ContactPointToken> points(List<PermissionEvent> events) {
        if (scope.contactPoint().isPresent()) {
            return Set.of();
        }
        Set<ContactPointToken> points = Set.of();
        for (PermissionEvent event : events) {
            if (event.contactPoint().isPresent()) {
                points = points.isEmpty() ? new LinkedHashSet<>() : points;
                points.add(event.contactPoint().get());
            }
        }
        return points;
    }

    private Optional<Instant> changesAt(List<PermissionEvent> events) {
        Optional<Instant> next = Optional.empty();
        for (PermissionEvent event : events) {
            next = earlier(next, event.countsFrom());
            if (event.expiresAt().isPresent()) {
                next = earlier(next, event.expiresAt().get());
            }
        }
        return next;
    }

    private Optional<Instant> earlier(Optional<Instant> next, Instant instant) {
        boolean first = instant.isAfter(at) && (next.isEmpty() || instant.isBefore(next.get()));
        return first ? Optional.of(instant) : next;
    }

    private static int byTime(PermissionEvent one, PermissionEvent other) {
        int time = one.countsFrom().compareTo(other.countsFrom());
        return time != 0 ? time : one.id().value().compareTo(other.id().value());
    }
}
