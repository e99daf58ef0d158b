package io.crmkit.privacy.consent;

import io.crmkit.privacy.purpose.Purposes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Folds events to the state of one scope at one moment. */
final class ConsentFold {
    private static final Comparator<PermissionEvent> BY_TIME = Comparator.comparing(PermissionEvent::countsFrom)
            .thenComparing(event -> event.id().value());

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
        List<ConsentState> parts = new ArrayList<>();
        for (Optional<ContactPointToken> point : points(events)) {
            parts.add(stateOf(events.stream().filter(event -> at(event, point)).toList()));
        }
        ConsentStatus status = parts.stream()
                .map(ConsentState::status)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new ConsentState(
                status,
                join(parts.stream().map(ConsentState::stops)),
                status == ConsentStatus.GRANTED ? join(parts.stream().map(ConsentState::grants)) : List.of(),
                join(parts.stream().filter(part -> part.status() == status).map(ConsentState::evidence)),
                parts.stream().flatMap(part -> part.restriction().stream()).min(BY_TIME),
                join(parts.stream().map(ConsentState::powerless)),
                join(parts.stream().map(ConsentState::lifted)),
                changesAt(events));
    }

    /** A correction takes out only what permits: a stop, once recorded, ends with a new consent and in no other way. */
    private static List<PermissionEvent> withoutCorrected(List<PermissionEvent> known) {
        Set<PermissionEventId> corrected = new HashSet<>();
        known.forEach(event -> event.corrects().ifPresent(corrected::add));
        if (corrected.isEmpty()) {
            return known;
        }
        return known.stream()
                .filter(event -> !corrected.contains(event.id())
                        || !(event.type().grants() || event.type() == PermissionType.PENDING))
                .toList();
    }

    /** Without a contact point in the question, every one that an event names is folded by itself. */
    private Set<Optional<ContactPointToken>> points(List<PermissionEvent> events) {
        if (scope.contactPoint().isPresent()) {
            return Set.of(scope.contactPoint());
        }
        Set<Optional<ContactPointToken>> points = new LinkedHashSet<>();
        events.stream()
                .map(PermissionEvent::contactPoint)
                .filter(Optional::isPresent)
                .forEach(points::add);
        return points.isEmpty() ? Set.of(Optional.empty()) : points;
    }

    private static boolean at(PermissionEvent event, Optional<ContactPointToken> point) {
        return event.contactPoint().isEmpty() || event.contactPoint().equals(point);
    }

    private ConsentState stateOf(List<PermissionEvent> events) {
        List<PermissionEvent> grants = grants(events);
        List<PermissionEvent> live = live(grants, events);
        List<PermissionEvent> stops = new ArrayList<>();
        List<PermissionEvent> lifted = new ArrayList<>();
        for (PermissionEvent stop : counting(events, PermissionType.Effect.STOP)) {
            boolean isLifted = live.stream().anyMatch(grant -> grant.origin().liftsStops() && later(grant, stop));
            (isLifted ? lifted : stops).add(stop);
        }
        List<PermissionEvent> powerless = live.stream()
                .filter(grant -> !grant.origin().liftsStops()
                        && stops.stream().anyMatch(stop -> grant.countsFrom().isAfter(stop.countsFrom())))
                .toList();
        Optional<PermissionEvent> restriction = restriction(events);
        if (!stops.isEmpty()) {
            return part(ConsentStatus.STOPPED, stops, List.of(), List.of(), restriction, powerless, lifted);
        }
        if (!live.isEmpty()) {
            return part(ConsentStatus.GRANTED, stops, live, List.of(), restriction, powerless, lifted);
        }
        Gap gap = gap(grants, events);
        return part(gap.status(), stops, List.of(), gap.events(), restriction, powerless, lifted);
    }

    private static ConsentState part(
            ConsentStatus status,
            List<PermissionEvent> stops,
            List<PermissionEvent> grants,
            List<PermissionEvent> evidence,
            Optional<PermissionEvent> restriction,
            List<PermissionEvent> powerless,
            List<PermissionEvent> lifted) {
        return new ConsentState(status, stops, grants, evidence, restriction, powerless, lifted, Optional.empty());
    }

    private List<PermissionEvent> grants(List<PermissionEvent> events) {
        return events.stream()
                .filter(event -> event.type().effect() == PermissionType.Effect.GRANT && grantsScope(event))
                .sorted(BY_TIME)
                .toList();
    }

    private List<PermissionEvent> live(List<PermissionEvent> grants, List<PermissionEvent> events) {
        return grants.stream()
                .filter(grant -> grant.proven() && runs(grant, events) && !confirmedTooLate(grant, events))
                .toList();
    }

    private boolean runs(PermissionEvent grant, List<PermissionEvent> events) {
        return !grant.countsFrom().isAfter(at) && !ranOut(grant, events);
    }

    private boolean ranOut(PermissionEvent grant, List<PermissionEvent> events) {
        return grant.expiresAt().filter(end -> !at.isBefore(end)).isPresent()
                || counting(events, PermissionType.Effect.END).stream().anyMatch(end -> !later(grant, end));
    }

    /** A confirmation belongs to the last pending consent before it. */
    private static boolean confirmedTooLate(PermissionEvent grant, List<PermissionEvent> events) {
        return grant.type() == PermissionType.CONFIRMED
                && events.stream()
                        .filter(event -> event.type() == PermissionType.PENDING
                                && event.purpose().equals(grant.purpose())
                                && event.channel().equals(grant.channel())
                                && !event.effectiveAt().isAfter(grant.effectiveAt()))
                        .max(BY_TIME)
                        .flatMap(PermissionEvent::expiresAt)
                        .filter(end -> !grant.effectiveAt().isBefore(end))
                        .isPresent();
    }

    private record Gap(ConsentStatus status, List<PermissionEvent> events) {}

    /** Why there is no consent: the reason that came nearest to one. */
    private Gap gap(List<PermissionEvent> grants, List<PermissionEvent> events) {
        return Stream.of(
                        gap(
                                ConsentStatus.NOT_YET_EFFECTIVE,
                                grants.stream()
                                        .filter(grant -> grant.countsFrom().isAfter(at))),
                        gap(
                                ConsentStatus.UNPROVEN,
                                grants.stream().filter(grant -> !grant.proven() && runs(grant, events))),
                        gap(ConsentStatus.PENDING_LAPSED, lapsed(grants, events)),
                        gap(ConsentStatus.PENDING, pending(events).filter(event -> !ranOut(event, events))),
                        gap(ConsentStatus.EXPIRED, grants.stream().filter(grant -> ranOut(grant, events))),
                        gap(ConsentStatus.OTHER_CHANNEL, elsewhere(events).filter(this::grantsPurpose)),
                        gap(ConsentStatus.OTHER_PURPOSE, elsewhere(events).filter(this::isOnChannel)))
                .filter(gap -> !gap.events().isEmpty())
                .findFirst()
                .orElse(new Gap(ConsentStatus.NONE, List.of()));
    }

    private static Gap gap(ConsentStatus status, Stream<PermissionEvent> events) {
        return new Gap(status, events.sorted(BY_TIME).toList());
    }

    private Stream<PermissionEvent> lapsed(List<PermissionEvent> grants, List<PermissionEvent> events) {
        return Stream.concat(
                grants.stream()
                        .filter(grant -> confirmedTooLate(grant, events)
                                && !grant.countsFrom().isAfter(at)),
                pending(events).filter(event -> ranOut(event, events)));
    }

    private Stream<PermissionEvent> pending(List<PermissionEvent> events) {
        return events.stream()
                .filter(event -> event.type() == PermissionType.PENDING
                        && grantsScope(event)
                        && !event.countsFrom().isAfter(at));
    }

    private Stream<PermissionEvent> elsewhere(List<PermissionEvent> events) {
        return events.stream()
                .filter(event -> event.type().effect() == PermissionType.Effect.GRANT
                        && event.proven()
                        && !grantsScope(event)
                        && !event.countsFrom().isAfter(at)
                        && event.expiresAt().filter(end -> !at.isBefore(end)).isEmpty());
    }

    private Optional<PermissionEvent> restriction(List<PermissionEvent> events) {
        List<PermissionEvent> releases = counting(events, PermissionType.Effect.RELEASE).stream()
                .filter(event -> event.origin() != Origin.IMPORT && event.origin() != Origin.MERGE)
                .toList();
        return counting(events, PermissionType.Effect.RESTRICTION).stream()
                .filter(restricted -> releases.stream().noneMatch(release -> later(release, restricted)))
                .findFirst();
    }

    private List<PermissionEvent> counting(Collection<PermissionEvent> events, PermissionType.Effect effect) {
        return events.stream()
                .filter(event ->
                        event.type().effect() == effect && !event.countsFrom().isAfter(at) && stopsScope(event))
                .sorted(BY_TIME)
                .toList();
    }

    /**
     * At one instant the stop wins, so what permits must have happened strictly later; then it counts from later too. That it
     * was only recorded later is not enough: it is no second thought of the customer.
     */
    private static boolean later(PermissionEvent grant, PermissionEvent stop) {
        return grant.effectiveAt().isAfter(stop.effectiveAt());
    }

    private boolean grantsScope(PermissionEvent event) {
        return grantsPurpose(event) && isOnChannel(event);
    }

    private boolean grantsPurpose(PermissionEvent event) {
        return event.purpose()
                .filter(granted -> purposes.grantCovers(granted, scope.purpose()))
                .isPresent();
    }

    private boolean isOnChannel(PermissionEvent event) {
        return event.channel().filter(scope.channel()::equals).isPresent();
    }

    private boolean stopsScope(PermissionEvent event) {
        return event.purpose()
                        .map(stopped -> purposes.stopCovers(stopped, scope.purpose()))
                        .orElse(true)
                && event.channel().map(scope.channel()::equals).orElse(true);
    }

    private Optional<Instant> changesAt(List<PermissionEvent> events) {
        return events.stream()
                .flatMap(event -> Stream.concat(Stream.of(event.countsFrom()), event.expiresAt().stream()))
                .filter(instant -> instant.isAfter(at))
                .min(Comparator.naturalOrder());
    }

    private static List<PermissionEvent> join(Stream<List<PermissionEvent>> parts) {
        return parts.flatMap(List::stream).distinct().sorted(BY_TIME).toList();
    }
}
