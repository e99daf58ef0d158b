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
import java.util.Set;
import java.util.UUID;

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
        List<PermissionEvent> ofOther = logs.own(other);
        if (ofOne.stream().anyMatch(event -> event.id().value().equals(id + ".1"))) {
            return;
        }
        if (!logs.united(one, ofOne, Instant.MAX).contains(other)) {
            throw new InvalidInputException("unmerge", "must name two customers that were merged");
        }
        part(unit, one, ofOne, other, ofOther, id + ".1");
        part(unit, other, ofOther, one, ofOne, id + ".2");
    }

    /**
     * What was said to both while they were one and stands in the other log: what forbids comes here too. A consent stays in its
     * log, unless its contact point is known to be only that of the other one; then it goes there.
     */
    private void part(
            UnitOfWork unit,
            CustomerId customer,
            List<PermissionEvent> own,
            CustomerId other,
            List<PermissionEvent> others,
            String id) {
        Set<ContactPointToken> points = points(own);
        Set<ContactPointToken> otherPoints = points(others);
        List<PermissionEvent> events = new ArrayList<>();
        for (PermissionEvent event : others) {
            boolean joint = event.streams().contains(customer);
            if (joint && (event.type().stops() || (grants(event) && belongs(event, points, otherPoints)))) {
                events.add(copy(event));
            }
        }
        for (PermissionEvent event : own) {
            if (event.streams().contains(other) && grants(event) && belongs(event, otherPoints, points)) {
                events.add(takeBack(event));
            }
        }
        events.add(link(PermissionType.UNMERGED, id, other));
        recorder.record(unit, customer, known -> events);
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

    private static Set<ContactPointToken> points(List<PermissionEvent> log) {
        Set<ContactPointToken> points = new HashSet<>();
        log.stream()
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
