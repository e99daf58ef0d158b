package io.crmkit.privacy;

import io.crmkit.core.Crm;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.LogEvents;
import io.crmkit.core.repository.LogType;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Appends permission events to the log of a customer, each id once. */
final class ConsentRecorder {
    /** One log for each customer. */
    static final LogType<PermissionEvent> LOG = LogType.of("consent", PermissionEvent.class);

    private final Crm crm;
    private final Purposes purposes;
    private final Duration allowedSkew;

    ConsentRecorder(Crm crm, Purposes purposes, Duration allowedSkew) {
        this.crm = crm;
        this.purposes = purposes;
        this.allowedSkew = allowedSkew;
    }

    List<PermissionEvent> record(UnitOfWork unit, CustomerId customer, List<PermissionEvent> events) {
        Instant now = crm.now();
        List<PermissionEvent> stamped =
                events.stream().map(event -> event.withRecordedAt(now)).toList();
        stamped.forEach(event -> check(event, now));
        return append(unit, customer, stamped);
    }

    private List<PermissionEvent> append(UnitOfWork unit, CustomerId customer, List<PermissionEvent> events) {
        LogEvents<PermissionEvent> log = crm.log(LOG).read(customer);
        Map<PermissionEventId, PermissionEvent> known = new LinkedHashMap<>();
        log.events().forEach(event -> known.put(event.id(), event));
        List<PermissionEvent> recorded = new ArrayList<>();
        List<PermissionEvent> fresh = new ArrayList<>();
        for (PermissionEvent event : events) {
            PermissionEvent same = known.putIfAbsent(event.id(), event);
            if (same == null) {
                fresh.add(event);
            } else if (!same.equals(event.withRecordedAt(same.recordedAt()))) {
                throw new DuplicateException(LOG.name(), "id", event.id().value());
            }
            recorded.add(same == null ? event : same);
        }
        for (PermissionEvent event : fresh) {
            event.corrects().filter(id -> !known.containsKey(id)).ifPresent(id -> {
                throw new InvalidInputException("permissionEvent.corrects", "must name an event of the same customer");
            });
        }
        unit.append(LOG, customer, log.last(), fresh);
        return List.copyOf(recorded);
    }

    private void check(PermissionEvent event, Instant now) {
        event.purpose().ifPresent(purposes::kind);
        if (event.effectiveAt().isAfter(now.plus(allowedSkew))) {
            throw new InvalidInputException(
                    "permissionEvent.effectiveAt", "must not lie more than " + allowedSkew + " in the future");
        }
    }
}
