package io.crmkit.privacy.consent;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The permission events of one customer. An immutable set: neither the order in which events came nor their number of copies
 * matters, only their times do.
 */
public final class ConsentLog {
    /** The order of {@link #events()}: by when they became known, then by when they happened, then by id. */
    private static final Comparator<PermissionEvent> ORDER = Comparator.comparing(PermissionEvent::recordedAt)
            .thenComparing(PermissionEvent::effectiveAt)
            .thenComparing(event -> event.id().value());

    private static final ConsentLog EMPTY = new ConsentLog(List.of());

    private final List<PermissionEvent> events;

    private ConsentLog(List<PermissionEvent> events) {
        this.events = events;
    }

    /** Returns the log without events. */
    public static ConsentLog empty() {
        return EMPTY;
    }

    /**
     * Returns the log of these events; the same event twice counts once.
     *
     * @throws InvalidInputException if two different events share an id
     */
    public static ConsentLog of(Collection<PermissionEvent> events) {
        Map<PermissionEventId, PermissionEvent> byId = new HashMap<>();
        for (PermissionEvent event : events) {
            PermissionEvent other = byId.putIfAbsent(event.id(), event);
            if (other != null && !other.equals(event)) {
                throw new InvalidInputException("permissionEvent.id", "names two different events: " + event.id());
            }
        }
        List<PermissionEvent> sorted = new ArrayList<>(byId.values());
        sorted.sort(ORDER);
        return new ConsentLog(List.copyOf(sorted));
    }

    /** Returns the log of these events; short for {@link #of(Collection)}. */
    public static ConsentLog of(PermissionEvent... events) {
        return of(List.of(events));
    }

    /** Returns this log and more events. */
    public ConsentLog with(PermissionEvent... more) {
        List<PermissionEvent> all = new ArrayList<>(events);
        all.addAll(List.of(more));
        return of(all);
    }

    /** Returns the events by when they became known, then when they happened, then id. */
    public List<PermissionEvent> events() {
        return events;
    }

    /**
     * Returns where the consent stands at {@code effective}, with everything that this log knows.
     *
     * @throws InvalidInputException if the purpose is not registered
     */
    public ConsentState state(ConsentScope scope, Purposes purposes, Instant effective) {
        return state(scope, purposes, effective, Instant.MAX);
    }

    /**
     * Returns where the consent stood at {@code effective} for somebody who knew at {@code known} what was recorded until then
     * (that moment included).
     *
     * @throws InvalidInputException if the purpose is not registered
     */
    public ConsentState state(ConsentScope scope, Purposes purposes, Instant effective, Instant known) {
        return new ConsentFold(scope, purposes, effective).state(knownAt(known));
    }

    private List<PermissionEvent> knownAt(Instant known) {
        if (known.equals(Instant.MAX)) {
            return events;
        }
        return events.stream()
                .filter(event -> !event.recordedAt().isAfter(known))
                .toList();
    }
}
