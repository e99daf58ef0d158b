package io.crmkit.privacy;

import io.crmkit.core.Crm;
import io.crmkit.core.id.CustomerId;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the logs of customers that a merge made one: the union of their events, each with the records that it was said to. So
 * merges may come in any order and grouping, and taking one back leaves what was there before.
 */
final class MergedLogs {
    private final Crm crm;

    MergedLogs(Crm crm) {
        this.crm = crm;
    }

    /** Returns the log of a customer as somebody could know it then. */
    ConsentLog read(CustomerId customer, Instant known) {
        List<PermissionEvent> own = own(customer);
        if (own.isEmpty()) {
            return ConsentLog.empty();
        }
        if (own.stream().noneMatch(MergedLogs::merges)) {
            return ConsentLog.of(own);
        }
        Map<CustomerId, List<PermissionEvent>> logs = logs(customer, own, known);
        List<PermissionEvent> all = new ArrayList<>();
        logs.forEach((each, events) -> events.stream()
                .filter(event -> !merges(event))
                .forEach(event -> all.add(event.withStreams(saidTo(event, each, logs.keySet())))));
        return ConsentLog.of(all);
    }

    /** Of the records that an event was said to, those that are one now; of a single record, there is nothing to tell apart. */
    private static Set<CustomerId> saidTo(PermissionEvent event, CustomerId customer, Set<CustomerId> united) {
        if (united.size() == 1) {
            return Set.of();
        }
        Set<CustomerId> streams = event.streams().isEmpty() ? Set.of(customer) : event.streams();
        return streams.stream().filter(united::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the customers that are one with this one, itself included. */
    Set<CustomerId> united(CustomerId customer, List<PermissionEvent> own, Instant known) {
        return own.stream().noneMatch(MergedLogs::merges)
                ? Set.of(customer)
                : logs(customer, own, known).keySet();
    }

    /** Returns the logs that would still be one with that of a customer if it were not linked with {@code other}. */
    Map<CustomerId, List<PermissionEvent>> without(CustomerId customer, CustomerId other) {
        return logs(customer, own(customer), Instant.MAX, other);
    }

    private Map<CustomerId, List<PermissionEvent>> logs(CustomerId customer, List<PermissionEvent> own, Instant known) {
        return logs(customer, own, known, customer);
    }

    private Map<CustomerId, List<PermissionEvent>> logs(
            CustomerId customer, List<PermissionEvent> own, Instant known, CustomerId unlinked) {
        Map<CustomerId, List<PermissionEvent>> logs = new LinkedHashMap<>();
        logs.put(customer, own);
        Deque<CustomerId> open = new ArrayDeque<>(List.of(customer));
        while (!open.isEmpty()) {
            CustomerId from = open.pop();
            for (CustomerId other : linked(Objects.requireNonNull(logs.get(from)), known)) {
                boolean cut = from.equals(customer) && other.equals(unlinked);
                if (!cut && !logs.containsKey(other)) {
                    logs.put(other, own(other));
                    open.add(other);
                }
            }
        }
        return logs;
    }

    private static Set<CustomerId> linked(List<PermissionEvent> log, Instant known) {
        Set<CustomerId> linked = new HashSet<>();
        for (PermissionEvent event : log) {
            if (merges(event) && !event.recordedAt().isAfter(known)) {
                CustomerId other = event.other().orElseThrow();
                if (event.type() == PermissionType.MERGED) {
                    linked.add(other);
                } else {
                    linked.remove(other);
                }
            }
        }
        return linked;
    }

    List<PermissionEvent> own(CustomerId customer) {
        return crm.log(ConsentLog.TYPE).read(customer).events();
    }

    static boolean merges(PermissionEvent event) {
        return event.type() == PermissionType.MERGED || event.type() == PermissionType.UNMERGED;
    }
}
