package io.crmkit.privacy;

import io.crmkit.core.Crm;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.privacy.consent.ContactPointToken;
import io.crmkit.privacy.consent.Origin;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.consent.PermissionType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Links the consent logs of two customers, and takes that back. No event ever moves; links are events too. */
final class ConsentMerge {
    private final Crm crm;
    private final ConsentRecorder recorder;
    private final MergedLogs logs;

    ConsentMerge(Crm crm, ConsentRecorder recorder) {
        this.crm = crm;
        this.recorder = recorder;
        this.logs = new MergedLogs(crm);
    }

    /** Returns whether two logs are one. */
    boolean linked(CustomerId one, CustomerId other) {
        return logs.united(one, logs.own(one), Instant.MAX).contains(other);
    }

    void merge(UnitOfWork unit, String id, CustomerId one, CustomerId other) {
        if (one.equals(other)) {
            throw new InvalidInputException("merge", "must name two customers");
        }
        link(unit, PermissionType.MERGED, id, one, other);
    }

    void unmerge(UnitOfWork unit, String id, CustomerId one, CustomerId other) {
        List<PermissionEvent> ofOne = logs.own(one);
        if (ofOne.stream().anyMatch(event -> event.id().value().equals(id + ".1"))) {
            return;
        }
        if (!logs.united(one, ofOne, Instant.MAX).contains(other)) {
            throw new InvalidInputException("unmerge", "must name two customers that were merged");
        }
        Map<CustomerId, List<PermissionEvent>> side = logs.without(one, other);
        Map<CustomerId, List<PermissionEvent>> otherSide = logs.without(other, one);
        boolean stillOne = side.containsKey(other); // by other merges
        part(unit, one, side, stillOne ? Map.of() : otherSide, link(PermissionType.UNMERGED, id + ".1", other));
        part(unit, other, otherSide, stillOne ? Map.of() : side, link(PermissionType.UNMERGED, id + ".2", one));
    }

    /**
     * What was said to both sides while they were one and stands in a log of the other side: what forbids comes here too. A consent
     * stays in its log, unless its contact point is known to be only that of the other side; then it goes there. A side is the
     * customer and those who are still one with it by other merges.
     */
    private void part(
            UnitOfWork unit,
            CustomerId customer,
            Map<CustomerId, List<PermissionEvent>> side,
            Map<CustomerId, List<PermissionEvent>> otherSide,
            PermissionEvent link) {
        Set<ContactPointToken> points = points(side);
        Set<ContactPointToken> otherPoints = points(otherSide);
        List<PermissionEvent> events = new ArrayList<>();
        events(otherSide)
                .filter(event -> saidTo(event, side.keySet()))
                .filter(event -> event.type().stops() || (grants(event) && belongs(event, points, otherPoints)))
                .forEach(event -> events.add(copy(event)));
        side.forEach((each, own) -> {
            List<PermissionEvent> taken = own.stream()
                    .filter(event ->
                            saidTo(event, otherSide.keySet()) && grants(event) && belongs(event, otherPoints, points))
                    .map(ConsentMerge::takeBack)
                    .toList();
            if (each.equals(customer)) {
                events.addAll(taken);
            } else if (!taken.isEmpty()) {
                recorder.record(unit, each, known -> taken);
            }
        });
        events.add(link);
        recorder.record(unit, customer, known -> events);
    }

    private static Stream<PermissionEvent> events(Map<CustomerId, List<PermissionEvent>> logs) {
        return logs.values().stream().flatMap(List::stream);
    }

    private static boolean saidTo(PermissionEvent event, Set<CustomerId> side) {
        return event.streams().stream().anyMatch(side::contains);
    }

    private static boolean grants(PermissionEvent event) {
        return event.type() == PermissionType.GRANTED || event.type() == PermissionType.CONFIRMED;
    }

    private static boolean belongs(
            PermissionEvent grant, Set<ContactPointToken> here, Set<ContactPointToken> elsewhere) {
        return grant.contactPoint()
                .filter(point -> here.contains(point) && !elsewhere.contains(point))
                .isPresent();
    }

    private void link(UnitOfWork unit, PermissionType type, String id, CustomerId one, CustomerId other) {
        recorder.record(unit, one, known -> once(known, link(type, id + ".1", other)));
        recorder.record(unit, other, known -> once(known, link(type, id + ".2", one)));
    }

    /** The same merge may come again later; it is the one that is recorded. */
    private static List<PermissionEvent> once(List<PermissionEvent> known, PermissionEvent link) {
        return known.stream().anyMatch(event -> event.id().equals(link.id())) ? List.of() : List.of(link);
    }

    private PermissionEvent link(PermissionType type, String id, CustomerId other) {
        return PermissionEvent.of(type, id, crm.now())
                .origin(Origin.MERGE)
                .other(other)
                .build();
    }

    private static Set<ContactPointToken> points(Map<CustomerId, List<PermissionEvent>> logs) {
        Set<ContactPointToken> points = new HashSet<>();
        events(logs)
                .filter(event -> event.streams().isEmpty())
                .forEach(event -> event.contactPoint().ifPresent(points::add));
        return points;
    }

    private static PermissionEvent copy(PermissionEvent event) {
        return event.withId(derived(event, ".apart"));
    }

    private static PermissionEvent takeBack(PermissionEvent grant) {
        return PermissionEvent.of(
                        PermissionType.CORRECTED, derived(grant, ".taken").value(), grant.effectiveAt())
                .origin(Origin.MERGE)
                .corrects(grant.id())
                .build();
    }

    /** Always the same for the same event, so that a merge may be taken back twice. */
    static PermissionEventId derived(PermissionEvent event, String suffix) {
        String id = event.id().value();
        boolean fits = id.length() + suffix.length() <= PermissionEventId.MAX_LENGTH;
        return new PermissionEventId((fits
                        ? id
                        : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))
                                .toString())
                + suffix);
    }
}
