package io.crmkit.privacy.consent;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.repository.LogType;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The permission events of one customer. An immutable set: neither the order in which events came nor their number of copies
 * matters, only their times do.
 */
public final class ConsentLog {
    /** The kind of log in which a store keeps the events of each customer. {@code Privacy.record} appends to it, and checks them. */
    public static final LogType<PermissionEvent> TYPE =
            LogType.of("consent", PermissionEvent.class, PermissionEventReader::read);

    /** The order of {@link #events()}: by when they became known, then by when they happened, then by id. */
    private static final Comparator<PermissionEvent> ORDER = Comparator.comparing(PermissionEvent::recordedAt)
            .thenComparing(PermissionEvent::effectiveAt)
            .thenComparing(event -> event.id().value());

    private static final ConsentLog EMPTY = new ConsentLog(List.of());

    private final List<PermissionEvent> events;
    /** The events without the corrected ones, and what every question asks them. */
    private final TimedEvent[] timed;

    private final Set<ContactPointToken> points;
    /** The last moment at which one of them begins or ends. */
    private final Instant last;

    private ConsentLog(List<PermissionEvent> events) {
        this.events = events;
        List<PermissionEvent> standing = withoutCorrected(events);
        timed = standing.stream().map(TimedEvent::of).toArray(TimedEvent[]::new);
        Set<ContactPointToken> named = new HashSet<>();
        standing.forEach(event -> event.contactPoint().ifPresent(named::add));
        points = Set.copyOf(named);
        last = Arrays.stream(timed)
                .map(each -> each.end() == null || each.end().isBefore(each.from()) ? each.from() : each.end())
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
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
        if (events.isEmpty()) {
            return EMPTY;
        }
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
        return new ConsentFold(scope, purposes, effective).state(timed, points, last);
    }

    /**
     * Returns where the consent stood at {@code effective} for somebody who knew at {@code known} what was recorded until then
     * (that moment included).
     *
     * @throws InvalidInputException if the purpose is not registered
     */
    public ConsentState state(ConsentScope scope, Purposes purposes, Instant effective, Instant known) {
        return knownAt(known).state(scope, purposes, effective);
    }

    private ConsentLog knownAt(Instant known) {
        boolean everything =
                events.isEmpty() || !events.get(events.size() - 1).recordedAt().isAfter(known);
        return everything
                ? this
                : new ConsentLog(events.stream()
                        .filter(event -> !event.recordedAt().isAfter(known))
                        .toList());
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
}
