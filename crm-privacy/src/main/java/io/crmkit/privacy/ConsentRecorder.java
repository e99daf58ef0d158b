package io.crmkit.privacy;

import io.crmkit.core.Crm;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.LogEvents;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Appends permission events to the log of a customer, each id once, and to the audit log if there is one. */
final class ConsentRecorder {
    private final Crm crm;
    private final Purposes purposes;
    private final Duration allowedSkew;
    private final MergedLogs logs;
    private final Optional<Protection> protection;

    ConsentRecorder(Crm crm, Purposes purposes, Duration allowedSkew, Optional<Protection> protection) {
        this.crm = crm;
        this.purposes = purposes;
        this.allowedSkew = allowedSkew;
        this.logs = new MergedLogs(crm);
        this.protection = protection;
    }

    List<PermissionEvent> record(UnitOfWork unit, CustomerId customer, List<PermissionEvent> events) {
        events.forEach(event -> check(event, crm.now()));
        return record(unit, customer, known -> events);
    }

    /** Records what {@code events} makes of the events of the log; if others append meanwhile, the unit is repeated. */
    List<PermissionEvent> record(
            UnitOfWork unit, CustomerId customer, Function<List<PermissionEvent>, List<PermissionEvent>> events) {
        LogEvents<PermissionEvent> log = crm.log(ConsentLog.TYPE).read(customer);
        Set<CustomerId> united = logs.united(customer, log.events(), Instant.MAX);
        Instant now = crm.now();
        List<PermissionEvent> stamped = events.apply(log.events()).stream()
                .map(event -> event.withRecordedAt(now).withStreams(united.size() > 1 ? united : Set.of()))
                .toList();
        List<PermissionEvent> all = new ArrayList<>(log.events());
        all.addAll(united.size() > 1 ? saidToOthers(customer, log.events()) : List.of());
        Optional<Instant> ahead = all.stream()
                .filter(event -> event.type().grants() && event.recordedAt().isAfter(now))
                .map(PermissionEvent::recordedAt)
                .max(Instant::compareTo);
        return append(unit, customer, log, stamped, ahead);
    }

    /** What was said to other records that are one with the customer, whose own log is given. */
    List<PermissionEvent> saidToOthers(CustomerId customer, List<PermissionEvent> own) {
        return logs.united(customer, own, Instant.MAX).stream()
                .filter(other -> !other.equals(customer))
                .flatMap(other -> logs.own(other).stream())
                .toList();
    }

    private List<PermissionEvent> append(
            UnitOfWork unit,
            CustomerId customer,
            LogEvents<PermissionEvent> log,
            List<PermissionEvent> events,
            Optional<Instant> ahead) {
        Map<PermissionEventId, PermissionEvent> known = new LinkedHashMap<>();
        log.events().forEach(event -> known.put(event.id(), event));
        List<PermissionEvent> recorded = new ArrayList<>();
        List<PermissionEvent> fresh = new ArrayList<>();
        for (PermissionEvent event : events) {
            if (fresh(known, event)) {
                fresh.add(event);
            }
            recorded.add(Objects.requireNonNull(known.get(event.id())));
        }
        List<PermissionEvent> again = ahead.map(at -> again(fresh, at)).orElse(List.of());
        fresh.addAll(again);
        recorded.addAll(again);
        for (PermissionEvent event : fresh) {
            event.corrects().filter(id -> !known.containsKey(id)).ifPresent(id -> {
                throw new InvalidInputException("permissionEvent.corrects", "must name an event of the same customer");
            });
        }
        unit.append(ConsentLog.TYPE, customer, log.last(), fresh);
        protection.ifPresent(audit -> recorded.forEach(event -> audit.log(unit, customer, event)));
        return List.copyOf(recorded);
    }

    /**
     * Adds an event to those that are known, and returns whether it was not.
     *
     * @throws DuplicateException if its id is known with other contents
     */
    static boolean fresh(Map<PermissionEventId, PermissionEvent> known, PermissionEvent event) {
        PermissionEvent same = known.putIfAbsent(event.id(), event);
        if (same != null && !same.equals(event.withRecordedAt(same.recordedAt()).withStreams(same.streams()))) {
            throw new DuplicateException(
                    ConsentLog.TYPE.name(), "id", event.id().value());
        }
        return same == null;
    }

    /**
     * If the clock went back, a consent of before would come after a stop of now, and lift it. So the stop is said a second time, as
     * of the time of that consent.
     */
    private static List<PermissionEvent> again(List<PermissionEvent> fresh, Instant ahead) {
        return fresh.stream()
                .filter(event -> event.type().stops()
                        && event.effectiveAt().isBefore(ahead)
                        && event.expiresAt().filter(end -> !end.isAfter(ahead)).isEmpty())
                .map(event -> PermissionEvent.of(event.type(), event.id().value(), ahead)
                        .from(event)
                        .id(ConsentMerge.derived(event, ".again"))
                        .effectiveAt(ahead)
                        .build())
                .toList();
    }

    void check(PermissionEvent event, Instant now) {
        if (MergedLogs.merges(event)) { // by itself it would part logs whose stops hold for both
            throw new InvalidInputException(
                    "permissionEvent.type", "must not be " + event.type() + ": merge and unmerge record it");
        }
        event.purpose().ifPresent(purposes::kind);
        if (event.effectiveAt().isAfter(now.plus(allowedSkew))) {
            throw new InvalidInputException(
                    "permissionEvent.effectiveAt", "must not lie more than " + allowedSkew + " in the future");
        }
    }
}
