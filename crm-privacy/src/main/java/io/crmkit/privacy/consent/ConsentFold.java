package io.crmkit.privacy.consent;

import io.crmkit.privacy.purpose.Purposes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds events to the state of one scope at one moment. */
final class ConsentFold {
    private final ConsentScope scope;
    private final Purposes purposes;
    private final Instant at;

    ConsentFold(ConsentScope scope, Purposes purposes, Instant at) {
        this.scope = scope;
        this.purposes = purposes;
        this.at = at;
    }

    /**
     * Without a contact point in the question, every one that an event names is folded by itself.
     *
     * @param last after it, nothing changes without a new event
     */
    ConsentState state(TimedEvent[] events, Set<ContactPointToken> points, Instant last) {
        Optional<Instant> changesAt = at.isBefore(last) ? Optional.ofNullable(changesAt(events)) : Optional.empty();
        if (points.isEmpty() || (scope.contactPoint().isEmpty() && points.size() == 1)) {
            return part(events, changesAt);
        }
        if (scope.contactPoint().isPresent()) {
            return part(at(events, scope.contactPoint().get()), changesAt);
        }
        List<ConsentState> parts = new ArrayList<>();
        for (ContactPointToken point : points) {
            parts.add(part(at(events, point), Optional.empty()));
        }
        return StrictestState.of(parts, changesAt);
    }

    private ConsentState part(TimedEvent[] events, Optional<Instant> changesAt) {
        ConsentPart part = new ConsentPart(scope, purposes, at);
        for (TimedEvent timed : events) {
            part.add(timed);
        }
        return part.state(events, changesAt);
    }

    private static TimedEvent[] at(TimedEvent[] events, ContactPointToken point) {
        return Arrays.stream(events)
                .filter(timed -> timed.point() == null || timed.point().equals(point))
                .toArray(TimedEvent[]::new);
    }

    private @Nullable Instant changesAt(TimedEvent[] events) {
        Instant next = null;
        for (TimedEvent timed : events) {
            if (timed.from().isAfter(at) && (next == null || timed.from().isBefore(next))) {
                next = timed.from();
            }
            Instant end = timed.end();
            if (end != null && end.isAfter(at) && (next == null || end.isBefore(next))) {
                next = end;
            }
        }
        return next;
    }

    static int byTime(PermissionEvent one, PermissionEvent other) {
        int time = one.countsFrom().compareTo(other.countsFrom());
        return time != 0 ? time : one.id().value().compareTo(other.id().value());
    }
}
