package io.crmkit.privacy.consent;

import io.crmkit.core.gate.Purpose;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events of one contact point, sorted by what they do to one scope at one moment. Each event is looked at once; this is
 * the inner loop of every decision.
 */
final class ConsentPart {
    private final ConsentScope scope;
    private final Instant at;
    private final @Nullable Brand brand;
    private final Set<Purpose> stopping;
    private final Set<Purpose> granting;
    /** Consents to the scope, whether they count by now or later. */
    private List<PermissionEvent> grants = List.of();

    private List<PermissionEvent> pending = List.of();
    // Of what forbids, ends, or releases, only what counts by now.
    private List<PermissionEvent> stops = List.of();
    private List<PermissionEvent> ends = List.of();
    private List<PermissionEvent> restrictions = List.of();
    private List<PermissionEvent> releases = List.of();
    private List<PermissionEvent> resumes = List.of();
    private List<PermissionEvent> limits = List.of();

    ConsentPart(ConsentScope scope, Purposes purposes, Instant at) {
        this.scope = scope;
        this.at = at;
        brand = scope.brand().orElse(null);
        stopping = purposes.stopping(scope.purpose());
        granting = purposes.granting(scope.purpose());
    }

    void add(TimedEvent timed) {
        switch (timed.effect()) {
            case GRANT -> grants = grantsScope(timed) ? with(grants, timed.event()) : grants;
            case STOP -> stops = counts(timed) && !over(timed) ? with(stops, timed.event()) : stops;
            case RESTRICTION -> restrictions = counts(timed) ? with(restrictions, timed.event()) : restrictions;
            case RELEASE -> releases = counts(timed) ? with(releases, timed.event()) : releases;
            case END -> ends = counts(timed) ? with(ends, timed.event()) : ends;
            case RESUME -> resumes = counts(timed) ? with(resumes, timed.event()) : resumes;
            case LIMIT -> limits = counts(timed) ? with(limits, timed.event()) : limits;
            case NONE -> {
                if (timed.event().type() == PermissionType.PENDING && grantsScope(timed)) {
                    pending = with(pending, timed.event());
                }
            }
        }
    }

    /** Consents to something else; asked for only where there is none to this. */
    private List<PermissionEvent> elsewhere(TimedEvent[] events) {
        List<PermissionEvent> elsewhere = List.of();
        for (TimedEvent timed : events) {
            if (timed.effect() == PermissionType.Effect.GRANT && !grantsScope(timed)) {
                elsewhere = with(elsewhere, timed.event());
            }
        }
        return elsewhere;
    }

    /**
     * Returns the state.
     *
     * @param events all that were added
     */
    ConsentState state(TimedEvent[] events, Optional<Instant> changesAt) {
        List<PermissionEvent> live = List.of();
        for (PermissionEvent grant : grants) {
            if (grant.proven() && runs(grant) && !confirmedTooLate(grant)) {
                live = with(live, grant);
            }
        }
        List<PermissionEvent> standing = List.of();
        List<PermissionEvent> lifted = List.of();
        for (PermissionEvent stop : stops) {
            if (lifted(stop, live)) {
                lifted = with(lifted, stop);
            } else {
                standing = with(standing, stop);
            }
        }
        boolean stopped = !standing.isEmpty();
        List<PermissionEvent> powerless = stopped ? powerless(live, standing) : List.of();
        ConsentGap gap = stopped || !live.isEmpty()
                ? ConsentGap.NONE
                : ConsentGap.of(grants, pending, elsewhere(events), this, scope, granting);
        return new ConsentState(
                stopped ? ConsentStatus.STOPPED : live.isEmpty() ? gap.status() : ConsentStatus.GRANTED,
                sorted(standing),
                stopped ? List.of() : sorted(live),
                sorted(gap.events()),
                restriction(),
                sorted(powerless),
                sorted(lifted),
                stopped ? sorted(without(live, powerless)) : List.of(),
                sorted(limits()),
                changesAt);
    }

    private boolean lifted(PermissionEvent stop, List<PermissionEvent> live) {
        return anyLifts(live, stop) || (stop.type() == PermissionType.PAUSED && anyLifts(resumes, stop));
    }

    private static boolean anyLifts(List<PermissionEvent> permitting, PermissionEvent stop) {
        for (PermissionEvent event : permitting) {
            if (event.origin().liftsStops() && later(event, stop) && speaksFor(event, stop)) {
                return true;
            }
        }
        return false;
    }

    private static List<PermissionEvent> powerless(List<PermissionEvent> live, List<PermissionEvent> standing) {
        List<PermissionEvent> powerless = List.of();
        for (PermissionEvent grant : live) {
            if (!grant.origin().liftsStops() && laterThanOne(grant, standing)) {
                powerless = with(powerless, grant);
            }
        }
        return powerless;
    }

    private static boolean laterThanOne(PermissionEvent grant, List<PermissionEvent> stops) {
        for (PermissionEvent stop : stops) {
            if (grant.countsFrom().isAfter(stop.countsFrom())) {
                return true;
            }
        }
        return false;
    }

    private Optional<PermissionEvent> restriction() {
        PermissionEvent first = null;
        for (PermissionEvent restricted : restrictions) {
            boolean released = releases.stream()
                    .anyMatch(release -> release.origin() != Origin.IMPORT
                            && release.origin() != Origin.MERGE
                            && later(release, restricted)
                            && speaksFor(release, restricted));
            if (!released && (first == null || ConsentFold.byTime(restricted, first) < 0)) {
                first = restricted;
            }
        }
        return Optional.ofNullable(first);
    }

    /** A limit is replaced by a later one of the customer on exactly the same; nobody else can widen it. */
    private List<PermissionEvent> limits() {
        List<PermissionEvent> standing = List.of();
        for (PermissionEvent limit : limits) {
            boolean replaced = limits.stream()
                    .anyMatch(other -> other.origin().liftsStops()
                            && later(other, limit)
                            && speaksFor(other, limit)
                            && other.purpose().equals(limit.purpose())
                            && other.channel().equals(limit.channel())
                            && other.contactPoint().equals(limit.contactPoint())
                            && other.brand().equals(limit.brand()));
            standing = replaced ? standing : with(standing, limit);
        }
        return standing;
    }

    boolean begun(PermissionEvent event) {
        return !event.countsFrom().isAfter(at);
    }

    private boolean runs(PermissionEvent grant) {
        return begun(grant) && !ranOut(grant);
    }

    boolean ranOut(PermissionEvent grant) {
        if (over(grant)) {
            return true;
        }
        for (PermissionEvent end : ends) {
            if (!later(grant, end) && saidToOneRecord(grant, end)) {
                return true;
            }
        }
        return false;
    }

    boolean over(PermissionEvent event) {
        return event.expiresAt().isPresent() && !at.isBefore(event.expiresAt().get());
    }

    /** A confirmation belongs to the last pending consent before it. */
    boolean confirmedTooLate(PermissionEvent grant) {
        if (grant.type() != PermissionType.CONFIRMED) {
            return false;
        }
        PermissionEvent last = null;
        for (PermissionEvent event : pending) {
            if (event.purpose().equals(grant.purpose())
                    && event.channel().equals(grant.channel())
                    && saidToOneRecord(event, grant)
                    && !event.effectiveAt().isAfter(grant.effectiveAt())
                    && (last == null || ConsentFold.byTime(event, last) > 0)) {
                last = event;
            }
        }
        return last != null
                && last.expiresAt().isPresent()
                && !grant.effectiveAt().isBefore(last.expiresAt().get());
    }

    /**
     * At one instant the stop wins, so what permits must have happened strictly later; then it counts from later too. That it
     * was only recorded later is not enough: it is no second thought of the customer. Nor is a time ahead of the recording: it
     * was said by then, and knew nothing of a stop of the meantime.
     */
    private static boolean later(PermissionEvent permitting, PermissionEvent stop) {
        return permitting.effectiveAt().isAfter(stop.effectiveAt())
                && permitting.recordedAt().isAfter(stop.effectiveAt());
    }

    /** Of merged records, what was said to one of them lifts nothing that was said to another. */
    private static boolean speaksFor(PermissionEvent permitting, PermissionEvent stop) {
        return permitting.streams().equals(stop.streams())
                || (!stop.streams().isEmpty() && permitting.streams().containsAll(stop.streams()));
    }

    private static boolean saidToOneRecord(PermissionEvent one, PermissionEvent other) {
        return one.streams().equals(other.streams()) || one.streams().stream().anyMatch(other.streams()::contains);
    }

    private boolean counts(TimedEvent timed) {
        return (timed.channel() == null || timed.channel() == scope.channel())
                && !timed.from().isAfter(at)
                && (timed.brand() == null || brand == null || timed.brand().equals(brand))
                && (timed.purpose() == null || stopping.contains(timed.purpose()));
    }

    private boolean grantsScope(TimedEvent timed) {
        return timed.channel() == scope.channel()
                && Objects.equals(timed.brand(), brand)
                && granting.contains(Objects.requireNonNull(timed.purpose()));
    }

    private boolean over(TimedEvent timed) {
        return timed.end() != null && !at.isBefore(timed.end());
    }

    private static List<PermissionEvent> without(List<PermissionEvent> events, List<PermissionEvent> others) {
        return others.isEmpty()
                ? events
                : events.stream().filter(event -> !others.contains(event)).toList();
    }

    private static List<PermissionEvent> sorted(List<PermissionEvent> events) {
        for (int i = 1; i < events.size(); i++) {
            if (ConsentFold.byTime(events.get(i - 1), events.get(i)) > 0) {
                List<PermissionEvent> sorted = new ArrayList<>(events);
                sorted.sort(ConsentFold::byTime);
                return sorted;
            }
        }
        return events;
    }

    static List<PermissionEvent> with(List<PermissionEvent> events, PermissionEvent more) {
        List<PermissionEvent> list = events.isEmpty() ? new ArrayList<>(4) : events;
        list.add(more);
        return list;
    }
}
